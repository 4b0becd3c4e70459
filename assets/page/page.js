/* The page works without this script: it shows every number, every resource, and every office.
   The script adds the search, the filters, and the office of a ZIP code. All text goes in as
   text, never as markup. */
"use strict";
(() => {
  const at = id => document.getElementById("sq_" + id);
  const data = JSON.parse(at("data").textContent);
  const number = new Intl.NumberFormat("en-US");
  const FIRST = 50; // so many resources are shown at first

  const element = (name, ...children) => {
    const node = document.createElement(name);
    node.append(...children);
    return node;
  };

  // A number that was sure when the page was made is not after a year.
  const isOld = seen => {
    const day = Date.parse((seen + "-01-01").slice(0, 10));
    return Date.now() - day > (data.days + 1) * 864e5;
  };
  const mark = (node, seen) => {
    if (seen && isOld(seen)) node.append(` (${data.confirm})`);
  };
  document.querySelectorAll("[data-seen]").forEach(node => mark(node, node.dataset.seen));

  // Words: the same folding and hashes as in the program that made the page.
  const letters = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
  const fold = text => text.normalize("NFKD").replace(/[\p{M}'‘’ʻʼ\u00ad]/gu, "").toLowerCase()
    .replace(/[ßæœøłđðþı]/g, letter => letters[letter]);
  const split = text => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const stem = word => {
    const cut = (end, least, put = "") =>
      word.length > least && word.endsWith(end) ? word.slice(0, -end.length) + put : null;
    return cut("ies", 4, "y") ?? cut("ing", 5) ?? cut("ed", 4)
      ?? (word.endsWith("ss") ? null : cut("s", 3)) ?? word;
  };
  const hash = word => {
    let value = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(word)) {
      value = Math.imul(value ^ byte, 0x01000193) >>> 0;
    }
    return value.toString(36);
  };

  const list = at("list");
  const all = [...list.querySelectorAll("article")];
  const byId = new Map(all.map(article => [article.id, article]));
  const of = (article, selector) =>
    [...article.querySelectorAll(selector)].map(node => node.textContent).join(" ");

  const named = (all, places) =>
    places.split(" ").filter(Boolean).map(place => all[parseInt(place, 36)]).filter(Boolean);
  // Names that stand in many resources are stored once.
  list.addEventListener("toggle", event => {
    const { t = "", p = "" } = event.target.closest("article")?.dataset ?? {};
    const rows = event.target.querySelector("dl");
    if (!rows || rows.dataset.done) return;
    rows.dataset.done = "yes";
    const names = (all, places) => named(all, places).map(one => one[0]).join("; ");
    rows.prepend(element("dt", "Publisher"), element("dd", names(data.publishers, p)),
      element("dt", "Topics"), element("dd", names(data.topics, t)));
  }, true);

  const asIs = { tokenize: text => text.split(" "), processTerm: term => term };
  let index = null;
  const indexed = () => {
    if (index) return index;
    index = new MiniSearch({
      fields: ["title", "about", "text", "more", "key"],
      storeFields: ["current"],
      tokenize: (text, field) => (field === "key" ? text.split(" ") : split(text)),
      processTerm: (term, field) => (field === "key" ? term : stem(term)),
    });
    index.addAll(all.map(article => {
      const { k, s, t = "", p = "", h = "" } = article.dataset;
      const topics = named(data.topics, t);
      const keys = topics.map(topic => topic[2]);
      return {
        id: article.id,
        current: !s,
        title: of(article, "h3"),
        about: [data.kinds[parseInt(k, 36)], ...topics.map(topic => topic[0] + " " + topic[1]),
          ...named(data.publishers, p).map(one => one.join(" ")), of(article, ".also")].join(" "),
        text: of(article, "p:nth-of-type(n+2),li"),
        more: of(article, "dl"),
        key: [h, ...keys].filter(Boolean).join(" "),
      };
    }));
    return index;
  };

  const weights = { title: 5, about: 3, text: 2, more: 1 };
  const weaker = { title: 2.5, about: 1.5, text: 1, more: 0.5 };
  const forWord = word => {
    const key = hash(stem(word));
    const words = new Set((data.rings.of[key] ?? []).flatMap(ring => data.rings.rings[ring]));
    words.delete(word);
    const ring = [...words].map(other => ({ queries: [other], boost: weaker }));
    return {
      combineWith: "OR",
      queries: [
        { queries: [word], boost: weights, prefix: word.length > 1,
          fuzzy: word.length > 3 ? 0.2 : false },
        { queries: ["~" + key], fields: ["key"], ...asIs },
        ...ring,
      ],
    };
  };
  const search = (words, combineWith) => indexed().search(
    { combineWith, queries: words.map(forWord) },
    { fields: ["title", "about", "text", "more"],
      boostDocument: (id, term, stored) => (stored.current ? 1 : 0.7) });

  const typed = at("q"), status = at("status"), more = at("more");
  const filters = { k: at("kind"), t: at("topic"), p: at("publisher") };
  const current = at("current");
  let most = FIRST;
  const isKept = article => {
    const { k, s, t = "", p = "" } = article.dataset;
    const has = (values, wanted) => !wanted || values.split(" ").includes(wanted);
    return has(k, filters.k.value) && has(t, filters.t.value) && has(p, filters.p.value)
      && (!current.checked || !s);
  };
  const update = () => {
    const folded = split(typed.value);
    const told = folded.filter(word => !data.stop.includes(word));
    const words = told.length ? told : folded;
    let kept = all.filter(isKept), isClose = false;
    if (words.length) {
      const found = combine => search(words, combine).map(hit => byId.get(hit.id)).filter(isKept);
      kept = found("AND");
      if (!kept.length) { kept = found("OR"); isClose = kept.length > 0; }
    }
    all.forEach(article => { article.hidden = true; });
    kept.slice(0, most).forEach(article => { article.hidden = false; list.append(article); });
    const count = `${number.format(kept.length)} of ${number.format(all.length)} resources`;
    status.textContent = isClose ? `Nothing has all your words. Closest results: ${count}`
      : kept.length ? count
      : "Nothing matches. Remove a filter or a word. The hotlines are at the top of this page.";
    more.hidden = kept.length <= most;
    more.textContent = `Show all ${number.format(kept.length)}`;
  };
  const again = () => { most = FIRST; update(); };
  at("find").addEventListener("submit", event => { event.preventDefault(); again(); });
  [typed, ...Object.values(filters), current].forEach(own => own.addEventListener("input", again));
  at("clear").addEventListener("click", () => {
    at("find").reset();
    again();
    typed.focus();
  });
  more.addEventListener("click", () => { most = Infinity; update(); });
  at("all").addEventListener("click", () => {
    at("find").reset();
    filters.k.value = data.hotline.toString(36);
    most = Infinity;
    update();
  });
  const showTarget = () => {
    const target = byId.get(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.hidden) { at("find").reset(); most = Infinity; update(); }
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", showTarget);

  // The table of ZIP codes: steps from one to the next, and the answer of each.
  const offices = data.offices;
  let zips = null;
  const tableOfZips = () => {
    if (zips) return zips;
    zips = new Map();
    const answers = [];
    for (const run of offices.answers.split(" ")) {
      const [answer, count = "1"] = run.split("*");
      for (let i = parseInt(count, 36); i > 0; i--) answers.push(parseInt(answer, 36));
    }
    let zip = 0, place = 0;
    for (const [, long, short] of offices.steps.matchAll(/\(([0-9a-z]+)\)|([0-9a-z])/g)) {
      zip += parseInt(long ?? short, 36);
      zips.set(String(zip).padStart(5, "0"), answers[place++]);
    }
    return zips;
  };
  const link = (uri, text) => {
    const node = element("a", text);
    if (/^(tel:|sms:|https?:)/.test(uri)) node.href = uri;
    node.className = /^(tel|sms):/.test(uri) ? "num" : "";
    return node;
  };
  const spaced = parts => parts.flatMap((part, i) => (i ? [" ", part] : [part]));
  const contact = ([name, text, uri, facts, seen]) => {
    const node = element("li", ...spaced([`${name}:`, uri ? link(uri, text) : text,
      ...(facts ? [`(${facts})`] : [])]));
    mark(node, seen);
    return node;
  };
  const office = ([at, part, reasons]) => {
    const [name, phone, uri, address, url, seen, ages, note] = offices.list[at];
    const first = element("p", element("strong", name), ": ", uri ? link(uri, phone) : phone);
    first.className = "big";
    if (reasons) first.append(` (${data.confirm})`);
    else if (ages) mark(first, ages);
    const rows = [part, address, `Seen ${seen}`, note, reasons && `Confirm: ${reasons}`];
    return [first, ...rows.filter(Boolean).map(row => element("p", row)), element("p", link(url, url))];
  };
  const zip = at("zip"), answer = at("answer");
  const lookUp = () => {
    const digits = zip.value.trim().slice(0, 5);
    if (!/^\d{5}$/.test(digits)) {
      answer.replaceChildren(digits ? element("p", "Enter the 5 digits of a ZIP code.") : "");
      return;
    }
    const found = tableOfZips().get(digits);
    if (found === undefined) {
      answer.replaceChildren(element("p", `There is no ZIP code ${digits} here. Check the digits, or see all offices below.`));
      return;
    }
    const [place, own, contacts, remarks] = offices.places[found];
    const rest = offices.contacts[contacts];
    answer.replaceChildren(
      element("p", `${digits}: ${place}`), ...(remarks ? [element("p", remarks)] : []),
      ...own.flatMap(one => office(offices.sets[one])),
      ...(rest.length ? [element("p", "State contacts:"), element("ul", ...rest.map(contact))] : []));
  };
  zip.addEventListener("input", lookUp);
  at("places").addEventListener("submit", event => { event.preventDefault(); lookUp(); });

  document.querySelectorAll("[data-print]").forEach(button => {
    button.addEventListener("click", () => {
      document.body.classList.toggle("card-alone", button.dataset.print === "card");
      window.print();
    });
  });
  window.addEventListener("afterprint", () => document.body.classList.remove("card-alone"));
  document.querySelectorAll(".script").forEach(node => { node.hidden = false; });
  update();
  showTarget();
  (window.requestIdleCallback ?? setTimeout)(indexed);
})();
