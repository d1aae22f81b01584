/* Words the journal has not acknowledged yet, kept encrypted in this browser and dropped once it has.
   The key is derived from the journal's own id, which only the journal holds: when the journal is deleted,
   whatever a browser's files still carry can no longer be read. */

const PENDING = "kcvets:";

function bytesToText(bytes) {
  let text = "";
  for (let i = 0; i < bytes.length; i += 32768) text += String.fromCharCode(...bytes.subarray(i, i + 32768));
  return btoa(text);
}

function textToBytes(text) {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}

async function openPending(journal) {
  const subtle = globalThis.crypto?.subtle; // missing where a page is neither loopback nor https
  if (!subtle) return { put: async () => {}, get: async () => null, drop: () => {} };
  const digest = async (use) =>
    new Uint8Array(await subtle.digest("SHA-256", new TextEncoder().encode(`${use} ${journal}`)));
  const key = await subtle.importKey("raw", await digest("key"), "AES-GCM", false, ["encrypt", "decrypt"]);
  const prefix = PENDING + bytesToText((await digest("name")).subarray(0, 9)) + ":";
  const newest = new Map(); // encryption takes a moment: an older text must not overwrite a newer one

  return {
    async put(id, record) {
      newest.set(id, record);
      const iv = crypto.getRandomValues(new Uint8Array(12));
      // JSON escapes lone surrogates, which an encoder would replace
      const plain = new TextEncoder().encode(JSON.stringify(record));
      const sealed = new Uint8Array(await subtle.encrypt({ name: "AES-GCM", iv }, key, plain));
      if (newest.get(id) !== record) return;
      try {
        localStorage.setItem(prefix + id, bytesToText(iv) + "." + bytesToText(sealed));
      } catch {
        /* storage full or switched off: the page goes on saying "Not saved yet" until the journal answers */
      }
    },
    async get(id) {
      const [iv, sealed] = (localStorage.getItem(prefix + id) ?? "").split(".");
      if (!sealed) return null;
      try {
        const plain = await subtle.decrypt({ name: "AES-GCM", iv: textToBytes(iv) }, key, textToBytes(sealed));
        return JSON.parse(new TextDecoder().decode(plain));
      } catch {
        return null; // sealed for a journal that is no more
      }
    },
    drop(id) {
      newest.delete(id);
      localStorage.removeItem(prefix + id);
    },
  };
}

function forgetEverythingPending() {
  for (const name of Object.keys(localStorage)) if (name.startsWith(PENDING)) localStorage.removeItem(name);
}
