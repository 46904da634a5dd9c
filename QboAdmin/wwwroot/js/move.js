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
    await Promise.race([Promise.allSettled(waits), new Promise(done => setTimeout(done, longest))]);

    // A proxy that has not noticed yet may lead back to the same instance; then once more, but calmly.
    const last = Number(sessionStorage.getItem("qa-moved") ?? 0);
    if (Date.now() - last < between) await new Promise(done => setTimeout(done, between));
    sessionStorage.setItem("qa-moved", String(Date.now()));
    location.reload();
  };

  new MutationObserver(() => {
    if (!isMoving && document.querySelector("[data-moving]")) move();
  }).observe(document.body, { childList: true, subtree: true });
})();
