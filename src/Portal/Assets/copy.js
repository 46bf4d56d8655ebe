// A button that puts a text into the clipboard. Without this module, or where the browser gives no access to the clipboard, the text
// itself stands there to be selected.
for (const button of document.querySelectorAll("button[data-copies]")) {
  const text = document.getElementById(button.dataset.copies);
  const said = document.getElementById(button.dataset.says);
  button.hidden = false;
  button.addEventListener("click", async () => {
    text.focus();
    text.select();
    let isDone = false;
    try {
      await navigator.clipboard.writeText(text.value);
      isDone = true;
    } catch {
      // Pages that are not served over TLS have no clipboard of this kind.
      isDone = document.execCommand("copy");
    }

    said.textContent = isDone ? button.dataset.done : button.dataset.failed;
  });
}
