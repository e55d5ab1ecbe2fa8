/** Ids made in the browser, so that a retried write is the same write: new ones, and those that follow from a key. */
function canvasIds(workshop) {
  function newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return formatted(bytes, 4);
  }

  function naturalId(kind, ...key) {
    const name = [kind, ...key.map((part) => part ?? "")].join(":");
    const space = workshop.replaceAll("-", "").match(/../g).map((pair) => parseInt(pair, 16));
    return formatted(sha1([...space, ...new TextEncoder().encode(name)]).slice(0, 16), 5);
  }

  function formatted(bytes, version) {
    const marked = [...bytes];
    marked[6] = (marked[6] & 0x0f) | (version << 4);
    marked[8] = (marked[8] & 0x3f) | 0x80;
    const hex = marked.map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }

  /** SHA-1 of a list of bytes; written out because crypto.subtle is missing where a page is served over plain HTTP. */
  function sha1(bytes) {
    const bits = bytes.length * 8;
    const padded = [...bytes, 0x80];
    while (padded.length % 64 !== 56) padded.push(0);
    for (let shift = 56; shift >= 0; shift -= 8) padded.push(Math.floor(bits / 2 ** shift) & 0xff);
    const turn = (word, by) => ((word << by) | (word >>> (32 - by))) >>> 0;
    let hash = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
    for (let start = 0; start < padded.length; start += 64) {
      const words = Array.from({ length: 16 }, (_, at) => {
        return padded.slice(start + 4 * at, start + 4 * at + 4).reduce((word, byte) => ((word << 8) | byte) >>> 0, 0);
      });
      for (let at = 16; at < 80; at++) {
        words.push(turn(words[at - 3] ^ words[at - 8] ^ words[at - 14] ^ words[at - 16], 1));
      }
      let [a, b, c, d, e] = hash;
      words.forEach((word, at) => {
        const [mix, add] = [
          [(b & c) | (~b & d), 0x5a827999],
          [b ^ c ^ d, 0x6ed9eba1],
          [(b & c) | (b & d) | (c & d), 0x8f1bbcdc],
          [b ^ c ^ d, 0xca62c1d6],
        ][Math.floor(at / 20)];
        [a, b, c, d, e] = [(turn(a, 5) + (mix >>> 0) + e + add + word) >>> 0, a, turn(b, 30), c, d];
      });
      hash = [a, b, c, d, e].map((word, at) => (word + hash[at]) >>> 0);
    }
    return hash.flatMap((word) => [word >>> 24, (word >>> 16) & 0xff, (word >>> 8) & 0xff, word & 0xff]);
  }

  return { newId, naturalId };
}
