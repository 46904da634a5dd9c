// Copies a secret that the server hands out only when it is asked for. The browser wants to be asked within the press of the button, so it
// gets the promise; the text itself never touches the page.
window.qboSecrets = {
  copyOnClick(button, dialog) {
    button.addEventListener("click", async () => {
      if (!navigator.clipboard?.write) {
        await dialog.invokeMethodAsync("NotCopiedAsync");
        return;
      }
      const text = dialog.invokeMethodAsync("TakeAsync").then(taken => {
        if (taken === null) throw new Error("nothing to copy");
        return new Blob([taken], { type: "text/plain" });
      });
      try {
        await navigator.clipboard.write([new ClipboardItem({ "text/plain": text })]);
        await dialog.invokeMethodAsync("CopiedAsync");
      } catch {
        await dialog.invokeMethodAsync("NotCopiedAsync");
      }
    });
  },
};
