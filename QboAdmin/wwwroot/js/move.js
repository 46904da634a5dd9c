// Takes the page to another instance when its own is about to end. Whoever holds something unsaved hears "qa-move" first and may
// ask for a moment: document.addEventListener("qa-move", event => event.detail.waitFor(promise)).
(() => {
  const longest = 3000;
  const between = 2000;
  let isMoving = false;

  const move = async () => {
    isMoving = true;
    const waits = [];
    document.dispatchEvent(new CustomEvent("qa-move", { detail: { waitFor: promise => waits.push(promise) } }));
    await Promise.race([Promise.allSettled(waits), pause(longest)]);

    // A proxy that has not noticed yet may lead back to the same instance; then once more, but calmly.
    const last = Number(sessionStorage.getItem("qa-moved") ?? 0);
    if (Date.now() - last < between) await pause(between);

    // The own instance says no at this address; when nobody says yes, the page stays until its connection ends (js/start.js).
    while (!await isServed()) await pause(500);
    sessionStorage.setItem("qa-moved", String(Date.now()));
    location.reload();
  };

  const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));

  const isServed = async () => {
    try {
      return (await fetch("ready", { cache: "no-store" })).ok;
    } catch {
      return false;
    }
  };

  new MutationObserver(() => {
    if (!isMoving && document.querySelector("[data-moving]")) move();
  }).observe(document.body, { childList: true, subtree: true });
})();
