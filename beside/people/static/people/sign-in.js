/* Signing in: passkeys, and looking at what one types. The pages say what to do without it. */
(() => {
  "use strict";
  const all = (what, root) => [...(root || document).querySelectorAll(what)];
  const show = (what, is) => all(what).forEach((el) => { el.hidden = !is; });

  /* See the passphrase while typing it. */
  all("form[data-peek]").forEach((form) => all("input[type=password]", form).forEach((box) => {
    const eye = document.createElement("button");
    eye.type = "button";
    eye.className = "plainly peek";
    const say = () => { eye.textContent = box.type === "password" ? form.dataset.peek : form.dataset.unpeek; };
    eye.addEventListener("click", () => { box.type = box.type === "password" ? "text" : "password"; say(); });
    form.addEventListener("submit", () => { box.type = "password"; });
    say();
    box.after(eye);
  }));

  /* One tick for two ways in. */
  all("input[type=hidden][name=shared]").forEach((copy) => {
    const tick = document.querySelector("input[type=checkbox][name=shared]");
    if (!tick) return;
    const follow = () => { copy.value = tick.checked ? "on" : ""; };
    tick.addEventListener("change", follow);
    follow();
  });

  /* Passkeys: only where the browser has them. */
  const can = Boolean(window.PublicKeyCredential && window.allauth && window.allauth.webauthn);
  show("[data-with-passkeys]", can);
  show("[data-without-passkeys]", !can);
  if (!can) return;
  all("button[data-passkey]").forEach((button) => {
    const { passkey, credential, options, alone } = button.dataset;
    window.allauth.webauthn.forms[`${passkey}Form`]({
      ids: { [passkey]: button.id, credential, data: options, passwordless: alone },
    });
    button.addEventListener("click", () => show("[data-passkey-trouble]", false));
  });
  document.addEventListener("allauth.error", (e) => {
    e.preventDefault();
    show("[data-passkey-trouble]", true);
  });
})();
