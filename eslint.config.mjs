import tseslint from "typescript-eslint";

/** Forbids imports against the arrows of automation/README.md. */
function arrows(files, forbidden, why) {
    return {
        files,
        rules: {
            "no-restricted-imports": ["error", { patterns: [{ group: forbidden, message: why }] }],
        },
    };
}

const nouns = "Layers and stacks (the nouns) never import the driver (the verbs).";

const aboveCake = ["**/commands/**", "**/report/**", "**/layers/*/**"];
const cake =
    "cake is told what to do by commands, returns results, knows layers through layers/cake.ts and layers/contract.ts, and clouds through cloud.ts.";

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
    // eslint itself wants a default export.
    { files: ["eslint.config.mjs"], rules: { "no-restricted-syntax": "off" } },
    {
        files: ["test/**", "automation/local-cloud/test/**"],
        rules: { "@typescript-eslint/no-unused-expressions": "off" },
    },
    arrows(["layers/**"], ["**/automation/**"], nouns),
    arrows(["stacks/**"], ["**/automation/**"], nouns),
    arrows(
        ["automation/engine/**", "automation/diffs/**", "automation/sweep/**", "automation/drain/**"],
        ["**/cake/**", "**/commands/**", "**/report/**", "**/local-cloud/**", "**/layers/**", "**/stacks/**"],
        "engine, diffs, sweep and drain import nothing above them.",
    ),
    arrows(
        ["automation/git/**"],
        ["cake", "commands", "diffs", "engine", "local-cloud", "report", "layers", "stacks"].map(
            (folder) => `**/${folder}/**`,
        ),
        "git knows git and nothing of the cake.",
    ),
    arrows(["automation/cake/session/cloud.ts"], aboveCake, cake),
    arrows(
        [
            "automation/cake/!(session)/**",
            "automation/cake/session/!(cloud).ts",
            "automation/cake/session/repair/**",
        ],
        [...aboveCake, "**/local-cloud/**"],
        cake,
    ),
    arrows(
        ["automation/report/**"],
        [
            "**/commands/**",
            "**/engine/!(types|events)",
            "**/engine/*/**",
            "**/git/**",
            "**/local-cloud/**",
            "**/layers/**",
        ],
        "report is handed events and results.",
    ),
    arrows(
        ["automation/local-cloud/!(test)/**", "automation/local-cloud/*.ts"],
        [
            "**/cake/**",
            "**/commands/**",
            "**/engine/**",
            "**/report/**",
            "**/diffs/**",
            "**/layers/**",
            "**/stacks/**",
        ],
        "The local cloud is reached through wire protocols only and knows nothing of the driver.",
    ),
    arrows(
        ["automation/commands/**"],
        ["**/layers/*/**", "**/local-cloud/**"],
        "Commands know layers through layers/cake.ts and layers/contract.ts, and clouds through automation/cake.",
    ),
);
