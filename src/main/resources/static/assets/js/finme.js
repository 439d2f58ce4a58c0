// What the pages need beyond HTML and htmx: the CSRF header on htmx requests, local times for borrowers, copy buttons, the way
// from a mark to its place.
// Everything works without it.
(() => {
  const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;

  document.addEventListener("htmx:configRequest", (event) => {
    const header = meta("csrf-header");
    const token = meta("csrf-token");
    if (header && token && event.detail.verb !== "get") {
      event.detail.headers[header] = token;
    }
  });

  // A live part that can't reach the server says so instead of looking fresh.
  const online = (yes) => document.querySelectorAll(".live[data-live]").forEach((mark) => mark.classList.toggle("off", !yes));
  document.addEventListener("htmx:sendError", () => online(false));
  document.addEventListener("htmx:afterOnLoad", () => online(true));

  // What somebody opened inside a live part stays open when the part is renewed.
  let opened = [];
  document.addEventListener("htmx:beforeSwap", () => {
    opened = [...document.querySelectorAll("details[id][open]")].map((each) => each.id);
  });
  document.addEventListener("htmx:afterSwap", () => opened.forEach((id) => document.getElementById(id)?.setAttribute("open", "")));

  // A session that ended while the page stood open: go where the login is.
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status === 401) location.reload();
  });

  const localise = (root) => root.querySelectorAll("time[data-local]").forEach((time) => {
    const form = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
    time.textContent = form.format(new Date(time.dateTime));
  });
  localise(document);
  document.addEventListener("htmx:load", (event) => localise(event.detail.elt));

  // A file goes into the field that is sent, so that people see what they send.
  document.querySelectorAll("[data-into]").forEach((input) => {
    input.closest("[data-file]").hidden = false;
    input.addEventListener("change", async () => {
      if (input.files.length) document.getElementById(input.dataset.into).value = await input.files[0].text();
    });
  });

  // From a mark to its place in the text it is about.
  const showMarks = (root) => root.querySelectorAll("[data-go]").forEach((button) => {
    button.hidden = !document.getElementById(button.dataset.go)?.setSelectionRange;
  });
  showMarks(document);
  document.addEventListener("htmx:load", (event) => showMarks(event.detail.elt));
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-go]");
    const text = button && document.getElementById(button.dataset.go);
    if (!text) return;
    const before = text.value.split("\n").slice(0, button.dataset.line - 1).join("\n").length;
    const from = before + (button.dataset.line > 1 ? 1 : 0) + Number(button.dataset.column) - 1;
    text.focus();
    text.setSelectionRange(from, from + Number(button.dataset.length));
  });

  document.querySelectorAll("[data-copy]").forEach((button) => {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
      const said = button.querySelector("[data-said]");
      said.textContent = "Copied";
    });
  });
})();
