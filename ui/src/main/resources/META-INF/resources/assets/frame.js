// The skip link: moves the focus into the content without leaving the page.
document.addEventListener("click", (event) => {
  const link = event.composedPath().find((each) => each.classList?.contains("skip-link"));
  if (!link) return;
  event.preventDefault();
  document.getElementById("content")?.focus();
});
