// Connects the page. By WebSocket alone and without negotiation, so that no request has to find its way to the same instance twice.
(() => {
  const connected = Blazor.start({
    circuit: {
      configureSignalR: builder => builder.withUrl("_blazor", { skipNegotiation: true, transport: 1 }),
      reconnectionOptions: { maxRetries: 100000, retryIntervalMilliseconds: tries => tries < 4 ? 250 : 1000 },
    },
  });

  const warn = setTimeout(() => document.getElementById("no-connection").hidden = false, 5000);
  connected.then(() => {
    clearTimeout(warn);
    document.getElementById("no-connection").hidden = true;
  });

  // The page's memory is gone with its instance; another one, or the same after a restart, draws it anew.
  const notice = document.getElementById("components-reconnect-modal");
  const reloadWhenServed = async () => {
    try {
      if ((await fetch("health", { cache: "no-store" })).ok) return location.reload();
    } catch { /* not there yet */ }
    setTimeout(reloadWhenServed, 500);
  };
  notice.addEventListener("components-reconnect-state-changed", event => {
    const state = event.detail.state;
    notice.hidden = state === "hide";
    if (state === "rejected" || state === "failed") reloadWhenServed();
  });
})();
