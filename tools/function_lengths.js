/**
 * A plugin for `deno lint` that reports every named function of a file, so that their lengths can be
 * counted. Callbacks without a name are part of the function they stand in.
 */

const NAMED_FUNCTIONS = [
  "FunctionDeclaration",
  "MethodDefinition",
  "Property[method=true]",
  "Property[kind=/[gs]et/]",
  "VariableDeclarator > ArrowFunctionExpression",
  "VariableDeclarator > FunctionExpression",
];

export default /** @type {Deno.lint.Plugin} */ ({
  name: "guide-lengths",
  rules: {
    function: {
      create(context) {
        /** @param {Deno.lint.Node} node */
        const report = (node) => context.report({ node, message: node.type });
        return Object.fromEntries(NAMED_FUNCTIONS.map((selector) => [selector, report]));
      },
    },
  },
});
