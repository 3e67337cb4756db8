import tseslint from "typescript-eslint";

export default tseslint.config(
    { ignores: [".build/", ".cake/", "node_modules/"] },
    ...tseslint.configs.strictTypeChecked,
    ...tseslint.configs.stylisticTypeChecked,
    {
        languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
        rules: {
            "@typescript-eslint/no-floating-promises": "error",
            "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
            "@typescript-eslint/consistent-type-imports": "error",
            "@typescript-eslint/consistent-type-definitions": ["error", "interface"],
            "no-restricted-syntax": [
                "error",
                { selector: "ExportDefaultDeclaration", message: "Named exports only." },
            ],
            eqeqeq: "error",
        },
    },
    { files: ["**/*.mjs", "**/*.cjs"], ...tseslint.configs.disableTypeChecked },
    // CommonJS, which the tools that read these files load without waiting.
    { files: ["**/*.cjs"], rules: { "@typescript-eslint/no-require-imports": "off" } },
    // eslint itself wants a default export.
    { files: ["eslint.config.mjs"], rules: { "no-restricted-syntax": "off" } },
    {
        files: ["test/**", "automation/local-cloud/test/**"],
        rules: { "@typescript-eslint/no-unused-expressions": "off" },
    },
);
