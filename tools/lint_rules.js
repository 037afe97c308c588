/**
 * Rules of this project's browser code that `deno lint` holds beside its own.
 *
 * guide/es2020             syntax that phones of 2020 cannot read
 * guide/no-markup-strings  text that would be read as markup or as a program
 * guide/one-storage-module only reader.js names a storage API
 * guide/no-sending         nothing the reader writes leaves the device
 */

const BROWSER_CODE = "/docs/assets/guide/";

/**
 * A rule that watches the shipped code only.
 * @param {(context: Deno.lint.RuleContext) => Deno.lint.LintVisitor} create visitors of one file
 * @returns {Deno.lint.Rule}
 */
function forBrowserCode(create) {
  return {
    create: (context) => isBrowserCode(context.filename) ? create(context) : {},
  };
}

/** @param {string} path path of the file that is read */
function isBrowserCode(path) {
  return path.replaceAll("\\", "/").includes(BROWSER_CODE);
}

/**
 * One visitor a selector, each with what to say.
 * @param {Deno.lint.RuleContext} context
 * @param {Record<string, string>} complaints selector → message
 * @returns {Deno.lint.LintVisitor}
 */
function reportEach(context, complaints) {
  /** @type {Record<string, (node: Deno.lint.Node) => void>} */
  const visitor = {};
  for (const [selector, message] of Object.entries(complaints)) {
    visitor[selector] = (node) => context.report({ node, message });
  }
  return visitor;
}

const TOO_NEW = {
  PropertyDefinition: "Class fields came with ES2022: assign in the constructor.",
  PrivateIdentifier: "Private names came with ES2022: use a module-level WeakMap or a plain property.",
  StaticBlock: "Static blocks came with ES2022: put the statements after the class.",
  "AssignmentExpression[operator='??=']": "Logical assignment came with ES2021: write it out.",
  "AssignmentExpression[operator='||=']": "Logical assignment came with ES2021: write it out.",
  "AssignmentExpression[operator='&&=']": "Logical assignment came with ES2021: write it out.",
  "Program > ExpressionStatement > AwaitExpression": "Top-level await came with ES2022.",
  "Program > VariableDeclaration > VariableDeclarator > AwaitExpression": "Top-level await came with ES2022.",
};

/**
 * Safari reads (?<=…) and (?<!…) since 16.4; before that the whole module fails to load.
 * @param {Deno.lint.RuleContext} context
 * @returns {Deno.lint.LintVisitor}
 */
function refuseLookbehind(context) {
  const message = "Lookbehind came to Safari with 16.4: match what stands before, and keep the rest by a group.";
  return {
    Literal(node) {
      if ("regex" in node && node.regex && /\(\?<[=!]/.test(node.regex.pattern)) context.report({ node, message });
    },
  };
}

const MARKUP_SINKS = ["innerHTML", "outerHTML", "insertAdjacentHTML", "srcdoc", "createContextualFragment"];
const SENDERS = ["XMLHttpRequest", "WebSocket", "EventSource", "RTCPeerConnection", "sendBeacon"];
const STORES = ["localStorage", "sessionStorage", "indexedDB", "cookieStore"];

/**
 * @param {string[]} names
 * @param {string} message
 * @returns {Record<string, string>} complaints about any use of the names, also as a["name"]
 */
function named(names, message) {
  return Object.fromEntries(names.flatMap((name) => [
    [`Identifier[name='${name}']`, `${name}: ${message}`],
    [`MemberExpression > Literal[value='${name}']`, `${name}: ${message}`],
  ]));
}

/** @param {Deno.lint.RuleContext} context */
function refuseMarkupStrings(context) {
  return reportEach(context, {
    ...named(MARKUP_SINKS, "build nodes, or clone a template."),
    "CallExpression[callee.object.name='document'][callee.property.name=/^write/]": "Build nodes, or clone a template.",
    "CallExpression[callee.name='eval']": "The policy of the site forbids programs made of text.",
    "NewExpression[callee.name='Function']": "The policy of the site forbids programs made of text.",
    "CallExpression[callee.property.name='setAttribute'] > Literal[value='style']": "The policy of the site forbids style attributes: set a class.",
  });
}

/** @param {Deno.lint.RuleContext} context */
function refuseForeignStorage(context) {
  if (context.filename.endsWith("/reader.js")) return {};
  return reportEach(context, {
    ...named(STORES, "only reader.js touches storage."),
    "MemberExpression[object.name='document'][property.name='cookie']": "cookie: only reader.js touches storage.",
  });
}

export default /** @type {Deno.lint.Plugin} */ ({
  name: "guide",
  rules: {
    "es2020": forBrowserCode((context) => ({ ...reportEach(context, TOO_NEW), ...refuseLookbehind(context) })),
    "no-markup-strings": forBrowserCode(refuseMarkupStrings),
    "one-storage-module": forBrowserCode(refuseForeignStorage),
    "no-sending": forBrowserCode((context) => reportEach(context, named(SENDERS, "nothing is sent anywhere."))),
  },
});
