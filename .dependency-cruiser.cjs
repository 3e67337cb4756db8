// The import arrows of automation/README.md, checked by `npm run lint`. Type-only imports count as imports.

/** The folders with sources of ours. */
const ours = "^(automation|layers|stacks|test)/";

/** What `automation/` may import of the layers: their order, their contract, and what reads their settings. */
const layers = ["cake", "contract", "environment", "partition"].map((name) => `layers/${name}\\.ts$`);

const settings = "stacks/_settings/";

/** The tests of the local cloud stand in its own folder; those of the rest in `test/`. */
const tests = "^(test|automation/local-cloud/test)/";

/** One arrow: sources below `from` import nothing of ours but what is in their own folder or in `allowed`. */
function arrow(from, allowed, comment) {
    const name = `arrow-${from.replace(/^automation\//, "").replaceAll("/", "-")}`;
    return {
        name,
        severity: "error",
        comment,
        from: { path: `^${from}/`, pathNot: tests },
        to: { path: ours, pathNot: [`${from}/`, ...allowed].map((path) => `^${path}`) },
    };
}

const driver = (...rooms) => rooms.map((room) => `automation/${room}/`);

/** Where a process starts: by the launcher, by a layer's `pulumi up`, by an npm script, as a worker, as a test. */
const entryPoints = [
    "^automation/(local-cloud/)?bin/[^/]+\\.mjs$",
    "^automation/cli/cli\\.ts$",
    "^layers/[^/]+/index\\.ts$",
    "^layers/writeSchema\\.ts$",
    "^automation/local-cloud/(main|testing/testing)\\.ts$",
];

module.exports = {
    forbidden: [
        {
            name: "no-cycle",
            severity: "error",
            comment: "Modules that import each other can only be understood, tested and moved together.",
            from: {},
            to: { circular: true },
        },
        arrow("layers", [settings], "Layers and stacks (the nouns) never import the driver (the verbs)."),
        arrow("stacks", [], "Stacks are data and the code that reads them, whatever the layers are."),
        arrow("automation/system", [], "system knows files, processes and time, and nothing of the cake."),
        arrow("automation/locks", driver("system"), "A lock is a file and its owner, whatever it locks."),
        arrow(
            "automation/diffs",
            driver("system"),
            "diffs is the change model; who makes changes is above it.",
        ),
        arrow("automation/secrets", driver("diffs", "system"), "secrets knows values and changes only."),
        arrow("automation/git", driver("locks", "system"), "git knows git and nothing of the cake."),
        arrow("automation/drain", driver("system"), "A drain is told what to take out of a cluster."),
        arrow("automation/sweep", driver("system"), "A sweep is told what to look for in an account."),
        arrow(
            "automation/engine",
            driver("diffs", "locks", "system"),
            "The engine runs one stack and gives changes; it knows no environment, no layer and no cloud.",
        ),
        arrow(
            "automation/cake",
            [
                ...driver("engine", "diffs", "secrets", "git", "drain", "sweep", "locks", "system"),
                ...layers,
                settings,
            ],
            "cake is told what to do by commands, returns results, and knows layers through their contract.",
        ),
        arrow(
            "automation/report",
            [...driver("cake", "diffs", "system"), "automation/engine/types\\.ts$", settings],
            "report is handed events and results.",
        ),
        {
            name: "report-never-calls-back",
            severity: "error",
            comment:
                "report is handed events and results: of the cake and the engine it imports types only, and the sentences that errors say too.",
            from: { path: "^automation/report/" },
            to: {
                path: "^automation/(cake|engine)/",
                pathNot: "Text\\.ts$",
                dependencyTypesNot: ["type-only"],
            },
        },
        arrow(
            "automation/commands",
            [
                ...driver("cake", "engine/checks", "report", "system"),
                "automation/engine/types\\.ts$",
                ...layers,
                settings,
            ],
            "Commands call the cake and hand its results to report.",
        ),
        arrow(
            "automation/cli",
            [
                ...driver("commands", "cake/model", "report", "system"),
                "automation/engine/run/pulumiProcess\\.ts$",
                ...layers,
                settings,
            ],
            "The command line knows the table of commands, the terminal and the signals.",
        ),
        {
            name: "arrow-local-cloud",
            severity: "error",
            comment:
                "The local cloud is a package of its own: it imports nothing of the driver, its tests neither.",
            from: { path: "^automation/local-cloud/" },
            to: { path: ours, pathNot: "^automation/local-cloud/" },
        },
        {
            name: "arrow-local-cloud-kubernetes-api",
            severity: "error",
            comment:
                "The Kubernetes API is handed its controllers and webhooks: it knows no AWS and no Flux.",
            from: { path: "^automation/local-cloud/kubernetes/api/" },
            to: { path: "^automation/local-cloud/(aws|kubernetes/(aws|flux|controllers|provider|server))/" },
        },
        {
            name: "no-way-into-the-local-cloud",
            severity: "error",
            comment:
                "The local cloud is reached through its command and its wire protocols: without its folder, all else must stand.",
            from: { path: ours, pathNot: "^automation/local-cloud/" },
            to: { path: "^automation/local-cloud/" },
        },
        {
            name: "no-test-code",
            severity: "error",
            comment: "What is run does not need what tests it.",
            from: { path: ours, pathNot: tests },
            to: { path: tests },
        },
        {
            name: "no-dev-dependency",
            severity: "error",
            comment: "A package that the driver or a layer loads stands under `dependencies`.",
            from: { path: "^(automation|layers|stacks)/", pathNot: tests },
            to: {
                dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"],
                dependencyTypesNot: ["type-only"],
            },
        },
        {
            name: "no-lost-import",
            severity: "error",
            comment: "An import leads to a file or a package that there is.",
            from: {},
            to: { couldNotResolve: true },
        },
        {
            name: "no-unused-file",
            severity: "error",
            comment: "A source that no command, layer or script reaches is dead, even if a test imports it.",
            from: { path: entryPoints },
            to: {
                path: "^(automation|layers|stacks)/",
                pathNot: [tests, "/\\.mocharc\\.cjs$", ...entryPoints],
                reachable: false,
            },
        },
    ],
    options: {
        tsPreCompilationDeps: true,
        tsConfig: { fileName: "tsconfig.json" },
        doNotFollow: { path: "node_modules" },
        exclude: { path: "/\\.build/" },
    },
};
