/* Every page works without this. */
(() => {
  const all = (what, root = document) => [...root.querySelectorAll(what)];
  const on = (what, fn) => addEventListener(what, fn);
  const one = (what) => document.querySelector(what);
  const token = (form) => form.querySelector("[name=csrfmiddlewaretoken]")?.value || "";
  const post = (url, body, form, keepalive) =>
    fetch(url, { method: "POST", body, keepalive, headers: { "X-CSRFToken": token(form) } })
      .then((r) => { if (!r.ok || r.redirected) throw r; return r; });
  const later = (fn, ms) => { let t; return (...a) => { clearTimeout(t); t = setTimeout(fn, ms, ...a); }; };

  /* Leave at once; Back does not return here. */
  const leave = () => {
    const way = one("[data-leave]");
    if (!way) return;
    if (way.dataset.out) navigator.sendBeacon(way.dataset.out, new URLSearchParams({ csrfmiddlewaretoken: token(document) }));
    document.title = "";
    document.body.hidden = true;
    location.replace(way.href);
  };
  let shifts = [];
  on("keydown", (e) => {
    if (e.key === "Escape") all("details.lang[open]").forEach((d) => { d.open = false; d.firstElementChild.focus(); });
    if (e.key !== "Shift") { shifts = []; return; }
    if (e.repeat) return;
    shifts = [...shifts.filter((t) => e.timeStamp - t < 5000), e.timeStamp];
    if (shifts.length > 2) leave();
  });
  on("click", (e) => {
    if (e.target.closest("[data-leave]")) { e.preventDefault(); leave(); }
    if (e.target.closest("[data-print]")) print();
    all("details.lang[open]").forEach((d) => { if (!d.contains(e.target)) d.open = false; });
  });

  /* What is typed is kept on the server; its answer may hold pieces of this page, by id. */
  const pieces = (html) => all("[id]", new DOMParser().parseFromString(html, "text/html"))
    .forEach((piece) => document.getElementById(piece.id)?.replaceChildren(...piece.childNodes));
  all("form[data-draft]").forEach((form) => {
    const word = form.querySelector("[data-draft-status]");
    const say = (what) => { if (word) word.textContent = word.dataset[what]; };
    let dirty = false, busy = false, sent = false, wait = 5000;
    const save = (last) => {
      if (!dirty || sent || (busy && !last)) return;
      const body = new FormData(form);
      body.delete("_once");
      dirty = false; busy = true;
      if (!last) say("saving");
      post(form.dataset.draft, body, form, last).then(
        (r) => { busy = false; wait = 5000; if (dirty) save(); else say("saved"); r.text().then(pieces, () => {}); },
        () => { busy = false; dirty = true; say("later"); setTimeout(save, wait); wait = Math.min(wait * 2, 60000); });
    };
    const soon = later(save, 600);
    form.addEventListener("input", () => { dirty = true; soon(); });
    form.addEventListener("submit", () => { sent = true; });
    on("online", () => save());
    on("pagehide", () => save(true));
    on("pageshow", () => { sent = false; });
  });

  /* A form is sent once. */
  all("form[data-once]").forEach((form) => {
    const buttons = () => all("button:not([type=button]), input[type=submit]", form);
    form.addEventListener("submit", (e) => {
      if (form.dataset.sent) { e.preventDefault(); return; }
      form.dataset.sent = "1";
      setTimeout(() => buttons().forEach((b) => { b.disabled = true; }), 0);
    });
    on("pageshow", () => { delete form.dataset.sent; buttons().forEach((b) => { b.disabled = false; }); });
  });

  /* Room left, said near the end. */
  all("[data-counter]").forEach((box) => {
    const out = one(`[data-counter-for="${box.id}"]`);
    if (!out) return;
    const tell = () => {
      const left = box.dataset.counter - box.value.length;
      out.hidden = left > box.dataset.counter / 5;
      out.textContent = out.dataset[left < 0 ? "over" : "left"].replace("#", Math.abs(left));
    };
    box.addEventListener("input", tell);
    tell();
  });

  /* A gentle word about words. */
  all("[data-suggest]").forEach((box) => {
    const into = document.getElementById(box.dataset.suggestInto);
    let asked = 0;
    if (into) box.addEventListener("input", later(() => {
      const body = new FormData(), turn = ++asked;
      body.append("text", box.value);
      post(box.dataset.suggest, body, box.form || document).then((r) => r.text()).then((html) => {
        if (turn === asked) into.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
      }, () => {});
    }, 700));
  });

  /* A quiet visit ends. Two minutes before, it asks; when it has ended, the page does not stay. */
  all("[data-quiet]").forEach((note) => {
    const { quiet, here } = note.dataset;
    let ask, end;
    const again = () => {
      note.hidden = true;
      clearTimeout(ask); clearTimeout(end);
      ask = setTimeout(() => { note.hidden = false; }, (quiet - 120) * 1000);
      end = setTimeout(() => location.assign(location.href.split("#")[0]), quiet * 1000);
    };
    note.querySelector("button").addEventListener("click", () => fetch(here, { credentials: "same-origin" })
      .then((r) => { if (r.status === 204) again(); else location.reload(); }, () => {}));
    again();
  });

  /* A board looks again each minute, which keeps no visit awake. */
  const parts = all("[data-again]");
  if (parts[0]) setInterval(() => fetch(location.href, { headers: { "X-By-Itself": 1 } }).then((r) => r.text()).then((words) => {
    const fresh = all("[data-again]", new DOMParser().parseFromString(words, "text/html"));
    parts.forEach((part, n) => { if (fresh[n]) part.innerHTML = fresh[n].innerHTML; });
  }, () => {}), 60000);

  one(".errors")?.focus();
})();
