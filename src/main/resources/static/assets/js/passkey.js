// Passkeys: signing in with one, adding one, showing one where a code is asked for. Where a browser has none, nothing of this
// shows and codes work as ever.
(() => {
  if (!window.PublicKeyCredential || !window.isSecureContext) return;

  const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (each) => each.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

  const named = (list) => list.map((each) => ({ ...each, id: bytes(each.id) }));

  // What the server asks for, with bytes where it can only write text.
  const asked = (options) => ({
    ...options,
    challenge: bytes(options.challenge),
    ...(options.user && { user: { ...options.user, id: bytes(options.user.id) } }),
    ...(options.excludeCredentials && { excludeCredentials: named(options.excludeCredentials) }),
    ...(options.allowCredentials && { allowCredentials: named(options.allowCredentials) }),
  });

  // And back: older browsers can't write their answer as JSON themselves.
  const answered = (credential) => {
    const response = { clientDataJSON: text(credential.response.clientDataJSON) };
    for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (credential.response[part]) response[part] = text(credential.response[part]);
    }
    if (credential.response.getTransports) response.transports = credential.response.getTransports();
    return {
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      response,
      clientExtensionResults: credential.getClientExtensionResults(),
      ...(credential.authenticatorAttachment && { authenticatorAttachment: credential.authenticatorAttachment }),
    };
  };

  const call = async (method, path, body) => {
    const answer = await fetch("/api/v1/cabinet/" + path, {
      method,
      headers: body ? { "Content-Type": "application/json" } : {},
      body: body && JSON.stringify(body),
    });
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) throw Object.assign(new Error("refused"), { code: said.code ?? "later" });
    return said;
  };

  const word = (fault) =>
    ({ InvalidStateError: "passkey_known", SecurityError: "no_passkeys_here" })[fault.name] ?? fault.code;

  // A place says what it can say: data-<code>, and data-failed for the rest. Whoever closes the browser's question knows that.
  const tell = (place, fault) => {
    const said = place.querySelector("[data-said]");
    const silent = fault?.name === "AbortError" || fault?.name === "NotAllowedError";
    said.hidden = !fault || silent;
    said.lastElementChild.textContent = (fault && said.getAttribute("data-" + word(fault))) ?? said.dataset.failed;
  };

  // Nothing is asked twice at once: the next question ends the one before.
  let open;
  const show = async (path, mediation) => {
    open?.abort();
    const own = new AbortController();
    open = own;
    const options = await call("POST", path);
    return answered(await navigator.credentials.get({ publicKey: asked(options), mediation, signal: own.signal }));
  };

  const enter = async (mediation) => {
    await call("POST", "session/passkey", await show("sign-in/passkey", mediation));
    location.assign("/cabinet");
  };

  const entry = document.querySelector("[data-passkey='enter']");
  if (entry) {
    const button = entry.querySelector("button");
    let pressed = false;
    let again;

    // Beside the field for the address the browser offers what it has. A question is good for five minutes, so it is asked anew,
    // but never while the one is open that the button asked.
    const wait = () => enter("conditional").catch((fault) => {
      if (fault.name === "AbortError") return;
      clearInterval(again);
      if (word(fault) === "no_passkeys_here") entry.hidden = true;
      else if (word(fault) === "wrong_passkey") tell(entry, fault);
    });
    const offer = async () => {
      if (!(await PublicKeyCredential.isConditionalMediationAvailable?.()) || pressed) return;
      clearInterval(again);
      again = setInterval(wait, 240000);
      wait();
    };

    entry.hidden = false;
    button.addEventListener("click", async () => {
      pressed = true;
      clearInterval(again);
      tell(entry);
      const fault = await enter().then(() => null, (each) => each);
      if (!fault || fault.name === "AbortError") return;
      pressed = false;
      tell(entry, fault);
      if (word(fault) === "no_passkeys_here") button.hidden = true;
      else offer();
    });
    offer();
  }

  const adding = document.querySelector("[data-passkey='add']");
  if (adding) {
    const form = adding.querySelector("form");
    const code = adding.querySelector("[data-code]");
    adding.hidden = false;
    document.querySelector("[data-passkey='none']").hidden = true;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      tell(adding);
      if (!form.name.value.trim()) {
        tell(adding, { code: "invalid_name" });
        form.name.focus();
        return;
      }
      try {
        const options = await call("POST", "passkeys/options", { code: form.code.value || null });
        form.code.value = "";
        code.hidden = true;
        const credential = answered(await navigator.credentials.create({ publicKey: asked(options) }));
        await call("POST", "passkeys", { name: form.name.value, credential });
        location.assign("/cabinet/passkeys?added");
      } catch (fault) {
        if (fault.code === "signed_out") location.assign("/cabinet/sign-in?again");
        if (fault.code === "fresh_code_needed") code.hidden = false;
        tell(adding, fault);
        if (!code.hidden) form.code.focus();
      }
    });
  }

  const proof = document.querySelector("[data-passkey='prove']");
  if (proof) {
    call("GET", "passkeys").then((known) => { proof.hidden = !known.items.some((each) => each.opens); }, () => {});
    proof.querySelector("button").addEventListener("click", async () => {
      tell(proof);
      try {
        const form = proof.closest("form");
        form.passkey.value = JSON.stringify(await show("passkeys/proof"));
        form.submit();
      } catch (fault) {
        tell(proof, fault);
      }
    });
  }
})();
