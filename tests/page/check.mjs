// Opens the web page of `squadroom export --html` in a headless browser and tries what its
// readers do. Run it with tests/page/run; it prints a line for each check and exits with 1 if
// one fails.
//
//   node check.mjs PAGE.html HOSTILE.html OFFICES.json PICTURES
//
// OFFICES.json has lines of `squadroom office - --json`, to compare the page with.
import { chromium } from "playwright-core";
import { createRequire } from "node:module";
import { mkdirSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";

const [, , pageFile, hostileFile, officesFile, pictures] = process.argv;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let passed = 0, failed = 0;
const check = (name, ok, seen = "") => {
  ok ? passed++ : failed++;
  console.log(`${ok ? "ok" : "FAILED"}  ${name}${ok ? "" : `: ${JSON.stringify(seen)}`}`);
};
mkdirSync(pictures, { recursive: true });

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const open = async (file, options = {}) => {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const seen = { requests: [], errors: [] };
  page.on("request", request => seen.requests.push(request.url()));
  page.on("pageerror", error => seen.errors.push(String(error)));
  page.on("console", message => message.type() === "error" && seen.errors.push(message.text()));
  await page.goto(pathToFileURL(resolve(file)).href + (options.anchor ?? ""));
  return { page, seen, context };
};
const shown = page => page.$$eval("#sq_list article:not([hidden])", all => all.map(one => one.id));
const status = page => page.textContent("#sq_status");
const search = async (page, words) => {
  await page.fill("#sq_q", words);
  return shown(page);
};
const violations = async page => {
  // The policy of the page lets no script in but its own; this one comes from outside of it.
  await page.evaluate(axe);
  const result = await page.evaluate(() => axe.run());
  return result.violations.map(one => `${one.id}: ${one.nodes.slice(0, 3).map(node => node.target)}`);
};

// Search, filters, links.
{
  const { page, seen, context } = await open(pageFile, { viewport: { width: 1280, height: 900 } });
  const all = await page.$$eval("#sq_list article", all => all.length);
  check("all resources are counted", (await status(page)).includes(all.toLocaleString("en-US")), await status(page));
  check("the first ones are shown", (await shown(page)).length === Math.min(50, all));
  const found = await search(page, "t visa declaration");
  check("a search finds", found.length > 0 && found.length < all, found);
  check("the best is first", found.slice(0, 5).some(id => /visa/.test(id)), found.slice(0, 5));
  const exact = await search(page, "massage parlor");
  check("a typo finds the same", (await search(page, "masage parlr")).some(id => exact.slice(0, 5).includes(id)));
  check("accents and case don't count", JSON.stringify(await search(page, "MÁSSAGE")) === JSON.stringify(await search(page, "massage")));
  check("a form of a word finds", (await search(page, "trafficked minors")).length > 0);
  check("a synonym finds", (await search(page, "cop")).length > 0, await status(page));
  await search(page, "zzzzqqqq xxyyzz");
  check("nothing says so and leads to the hotlines", (await status(page)).includes("hotlines"), await status(page));
  await page.click("#sq_clear");
  check("clear shows all again", (await status(page)).startsWith(all.toLocaleString("en-US")), await status(page));
  await page.selectOption("#sq_kind", { label: "webinar" });
  const kindOf = label => page.$eval("#sq_kind", (select, label) =>
    [...select.options].find(one => one.textContent === label).value, label);
  const webinars = await page.$$eval("#sq_list article:not([hidden])", all => all.map(one => one.dataset.k));
  const wanted = await kindOf("webinar");
  check("a filter keeps its type", webinars.length > 0 && webinars.every(kind => kind === wanted), webinars);
  await page.check("#sq_current");
  const states = await page.$$eval("#sq_list article:not([hidden])", all => all.map(one => one.dataset.s ?? "current"));
  check("only current keeps what is current", states.length > 0 && states.every(state => state === "current"), states);
  await page.click("#sq_list article:not([hidden]) summary");
  const names = await page.textContent("#sq_list article:not([hidden]) details dl");
  check("details name the publisher and topics", /^Publisher.+Topics./.test(names), names.slice(0, 80));
  await page.click("#sq_all");
  const hotlines = await page.$$eval("#sq_list article:not([hidden])", all => all.map(one => one.dataset.k));
  const callable = await kindOf("hotline");
  check("all hotlines", hotlines.length > 10 && hotlines.every(kind => kind === callable), hotlines);
  const calls = await page.$$eval("#sq_hotlines a[href^='tel:']", all => all.map(one => one.getAttribute("href")));
  check("the national hotline can be called", calls.includes("tel:+18883737888"), calls);
  check("and texted", await page.$("#sq_hotlines a[href='sms:233733']") !== null);
  check("and 911", calls.includes("tel:911"), calls);
  const digits = await page.$$eval("a[href^='tel:'],a[href^='sms:']", all => all.filter(one =>
    one.getAttribute("href").replace(/\D/g, "") !== one.textContent.replace(/\D/g, "")).map(one => one.outerHTML));
  check("every link calls the number that it shows", digits.length === 0, digits);
  check("a QR code is drawn", (await page.$$("svg.qr path")).length > 0);
  const target = await page.$eval("#sq_list article[hidden]", one => one.id);
  await page.evaluate(id => { location.hash = id; }, target);
  await page.waitForFunction(id => !document.getElementById(id).hidden, target);
  check("a link to a resource shows it", true);
  check("no request", seen.requests.length === 1, seen.requests);
  check("no error", seen.errors.length === 0, seen.errors);
  const injected = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.injected = true";
    document.body.append(script);
    return window.injected === true;
  });
  check("the policy runs no other script", !injected);
  await page.click("#sq_clear");
  check("axe-core, desktop", (await violations(page)).length === 0, await violations(page));
  await page.screenshot({ path: `${pictures}/desktop.png` });
  await context.close();
}

// The office of a ZIP code is the one that the program tells.
{
  const { page, context } = await open(pageFile);
  const wrong = [];
  const lines = readFileSync(officesFile, "utf8").trim().split("\n");
  for (const line of lines) {
    const told = JSON.parse(line);
    await page.fill("#sq_zip", told.query);
    const seen = await page.$$eval("#sq_answer .big", all => all.map(one => one.textContent));
    const same = seen.length === told.offices.length && told.offices.every((own, i) =>
      seen[i].includes(own.name) && seen[i].includes(own.phone) && seen[i].includes("confirm it first") === own.weak);
    const text = await page.textContent("#sq_answer");
    const contacts = told.state_contacts.filter(own => own.phone).every(own => text.includes(own.phone));
    if (!same || !contacts) wrong.push([told.query, seen]);
  }
  check(`${lines.length} ZIP codes have the office that the program tells`, wrong.length === 0, wrong.slice(0, 3));
  await page.fill("#sq_zip", "00000");
  check("an unknown ZIP code says so", (await page.textContent("#sq_answer")).includes("no ZIP code"));
  await page.fill("#sq_zip", "606");
  check("so does an unfinished one", (await page.textContent("#sq_answer")).includes("5 digits"));
  await context.close();
}

// A telephone, light and dark.
for (const colorScheme of ["light", "dark"]) {
  const { page, seen, context } = await open(pageFile, {
    viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, colorScheme });
  await page.fill("#sq_zip", "60601");
  await search(page, "labor");
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  check(`phone, ${colorScheme}: nothing is wider than the screen`, width <= 360, width);
  const small = await page.$$eval("button,input:not([type=checkbox]),select", all => all
    .filter(one => one.offsetParent && one.getBoundingClientRect().height < 44).map(one => one.outerHTML));
  check(`phone, ${colorScheme}: fields are large enough for a finger`, small.length === 0, small);
  check(`axe-core, phone, ${colorScheme}`, (await violations(page)).length === 0, await violations(page));
  check(`phone, ${colorScheme}: no request, no error`, seen.requests.length === 1 && !seen.errors.length, seen);
  await page.screenshot({ path: `${pictures}/phone-${colorScheme}.png` });
  await page.locator("#sq_q").scrollIntoViewIfNeeded();
  await page.screenshot({ path: `${pictures}/phone-${colorScheme}-search.png` });
  await context.close();
}

// Without the script, as in the preview of a mail.
{
  const { page, context } = await open(pageFile, { javaScriptEnabled: false });
  const text = await page.innerText("body");
  check("without a script every number is there", text.includes("1-888-373-7888") && text.includes("Hotlines"));
  check("and no form that does nothing", await page.isHidden("#sq_find") && await page.isHidden("#sq_places"));
  await context.close();
}

// Years later, a number that was sure is to be confirmed.
{
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.clock.install({ time: new Date("2035-01-01") });
  await page.goto(pathToFileURL(resolve(pageFile)).href);
  const sure = await page.$$eval("[data-seen]", all => all.filter(one => !one.textContent.includes("confirm it first")).length);
  check("years later no number looks sure", sure === 0, sure);
  const emergency = await page.textContent("#sq_hotlines > p");
  check("but 911", emergency.includes("911") && !emergency.includes("confirm"), emergency);
  await context.close();
}

// Paper.
{
  const { page, context } = await open(pageFile, { viewport: { width: 800, height: 1000 } });
  await search(page, "roll call");
  await page.emulateMedia({ media: "print" });
  check("print: no fields", await page.isHidden("#sq_find"));
  check("print: addresses are written out", await page.$eval("#sq_list article:not([hidden]) h3 a",
    one => getComputedStyle(one, "::after").content.includes("http")));
  await page.pdf({ path: `${pictures}/print.pdf`, format: "Letter" });
  await page.screenshot({ path: `${pictures}/print.png` });
  await page.evaluate(() => document.body.classList.add("card-alone"));
  await page.evaluate(() => { document.getElementById("sq_card").open = true; });
  check("print: the victim card stands alone", await page.isVisible(".card") && await page.isHidden("#sq_list"));
  await page.pdf({ path: `${pictures}/card.pdf`, format: "Letter" });
  await context.close();
}

// Texts that try to be markup.
{
  const { page, seen, context } = await open(hostileFile);
  const state = await page.evaluate(() => ({
    ran: window.evil === true,
    scripts: document.querySelectorAll("script").length,
    strange: document.querySelectorAll("img,iframe,object,embed,link,base,svg:not(.qr),style:not(head style)").length,
    handlers: [...document.querySelectorAll("*")].filter(one => [...one.attributes].some(own => own.name.startsWith("on"))).length,
    addresses: [...document.querySelectorAll("a[href]")].filter(one => !/^(https?:|tel:|sms:|mailto:|#)/.test(one.getAttribute("href"))).length,
    articles: document.querySelectorAll("#sq_list article").length,
  }));
  check("hostile: no text ran", !state.ran && !seen.errors.length, [state, seen.errors]);
  check("hostile: no text became an element", state.scripts === 3 && state.strange === 0 && state.handlers === 0, state);
  check("hostile: no link leads elsewhere", state.addresses === 0, state);
  check("hostile: all 300 are there", state.articles >= 300, state.articles);
  check("hostile: no request", seen.requests.length === 1, seen.requests);
  await search(page, "<script>");
  check("hostile: a typed tag does nothing", !(await page.evaluate(() => window.evil)) && !seen.errors.length, seen.errors);
  await context.close();
}

await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
