/* No transitions: nothing moves but at the speaker's word. */
Reveal.initialize({
  width: 1280, height: 720, margin: 0, center: false, hash: true, slideNumber: "c/t", transition: "none", backgroundTransition: "none",
  autoAnimate: false, plugins: [RevealNotes],
});
