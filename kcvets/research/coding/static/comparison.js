/* What others put on a text, shown once both are done with it; from it comes what they agree on. */

const together = (names) => (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`);

/* Each stretch with a code that somebody put there; while the agreed version is made, each can be taken over or taken out. */
function comparisonList({ comparison, agreed }, { quote, code, take, leave }) {
  const rows = comparison.map((one) => {
    const id = `${OWN}-${(made += 1)}`;
    const all = !one.without.length;
    const who = all ? `all: ${together(one.by)}` : `${together(one.by)}, not ${together(one.without)}`;
    const key = `take ${one.start} ${one.end} ${one.code}`;
    const taken = Boolean(one.taken);
    const press = () => (taken ? leave(one.taken, key) : take([one], key));
    return element(
      "li",
      { class: all ? "st-row" : "st-row cd-differs" },
      element("p", { id }, swatch(code(one.code)), element("strong", {}, code(one.code).name), `: “${quote(one)}”`),
      element("p", { class: "st-head" }, `Coded by ${who}`),
      agreed ? element("div", { class: "st-buttons" }, button("In the agreed version", key, press, { pressed: taken, describedby: id })) : null,
    );
  });
  return rows.length ? element("ol", { class: "st-list" }, ...rows) : element("p", {}, "Nobody put a code on this text.");
}

function comparisonSection(view, on) {
  if (view.open && !view.agreed && !view.comparison) return null;
  if (!view.comparison) {
    const others = view.others === 1 ? "1 other coder is done with this text." : `${view.others} other coders are done with this text.`;
    const said = view.others ? others : "Nobody else is done with this text yet.";
    const note = "Once you have seen what others coded, your own coding of this text stays as it is: only so can it be said how far you agree.";
    const see = button("Compare with the others", "compare", on.compare);
    return element("section", { class: "st-section" }, element("h3", {}, "Comparing"), element("p", {}, said), ...(view.others ? [element("p", {}, note), see] : []));
  }
  const same = view.comparison.filter((one) => !one.without.length && !one.taken);
  const settle = view.agreed
    ? [
        element("p", {}, "Now you make the agreed version. Take over what is right, take out what is not, and code what everybody missed. Why you decided so belongs in a memo."),
        element(
          "div",
          { class: "st-buttons" },
          same.length ? button(`Take over what all coded alike (${same.length})`, "take all", () => on.take(same, "heading")) : null,
          button("Back to my own coding", "own", () => on.agree(false)),
        ),
      ]
    : [element("div", { class: "st-buttons" }, button("Settle as Agreed", "agree", () => on.agree(true)))];
  return element("section", { class: "st-section cd-comparison" }, element("h3", {}, `Comparing: ${view.comparison.length}`), ...settle, comparisonList(view, on));
}
