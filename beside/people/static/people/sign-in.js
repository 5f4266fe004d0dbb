/* Signing in: passkeys, and looking at what one types. The pages say what to do without it. */
(() => {
  "use strict";
  const all = (what, root) => [...(root || document).querySelectorAll(what)];
  const show = (what, is) => all(what).forEach((el) => { el.hidden = !is; });

  /* See the passphrase while typing it. */
  all("form[data-peek]").forEach((form) => {
    const boxes = all("input[type=password]", form);
    const eye = document.createElement("button");
    eye.type = "button";
    eye.className = "plainly peek";
    const say = (hidden) => {
      eye.textContent = hidden ? form.dataset.peek : form.dataset.unpeek;
      boxes.forEach((box) => { box.type = hidden ? "password" : "text"; });
    };
    eye.addEventListener("click", () => say(boxes[0].type === "text"));
    form.addEventListener("submit", () => say(true));
    say(true);
    boxes[boxes.length - 1].after(eye);
  });

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
