import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { CakeEvent } from "../../automation/cake/model/events";
import { Environments } from "../../automation/cake/session/environments";
import { pathsOf, runFolder } from "../../automation/cake/model/paths";
import type { UpRequest } from "../../automation/cake/deploy/up";
import type { PreviewRequest } from "../../automation/cake/plan/preview";
import type { LocalCloud } from "../../automation/cake/session/local/localCloud";
import type { Layer } from "../../layers/contract";
import { ScriptedEngine, type Resources } from "./scriptedEngine";
import { leastSandbox, settingsProject } from "./settingsProject";
import { testLayer } from "./testLayer";

/** A cake of three layers on a scripted engine, in a project of its own: no Pulumi, no cloud, no process. */
export interface ScriptedCake {
    readonly project: string;
    readonly engine: ScriptedEngine;
    /** What happened, as a progress display is told. */
    readonly events: CakeEvent[];
    /** Stops the runs of `request`. */
    readonly stop: () => void;
    readonly request: UpRequest & PreviewRequest;
}

/** A cloud with the AWS API at an address; clusters have their kubeconfigs as they are. */
export function cloudAt(aws: LocalCloud["aws"]): LocalCloud {
    return {
        environment: {},
        aws,
        kubeconfig: (kubeconfig) => kubeconfig,
        onNotice: () => undefined,
        close: () => Promise.resolve(),
    };
}

/** An account in which nothing answers; what a run finds there is for tests of the sweep. */
const emptyCloud = cloudAt({
    region: "eu-central-1",
    endpoint: "http://127.0.0.1:9",
    credentials: { accessKeyId: "A", secretAccessKey: "B" },
});

/** Where the state would be that only an engine can read. */
const shared = "state: { backend: 's3://state', secretsProvider: 'awskms://alias/state' }\n";

function layer(name: string, below: string | undefined): Layer {
    return testLayer({
        name,
        reads: below === undefined ? {} : { [`${below}Output`]: below },
        gives: { [`${name}Output`]: { description: "What the layer above reads." } },
        load: () => Promise.resolve(() => ({})),
    });
}

/** Makes a cake `bottom`, `middle`, `top` of the sandbox `one`; `lines` are added to its settings. */
export function scriptedCake(
    {
        lines = "",
        ...programs
    }: { readonly lines?: string } & Partial<Record<"bottom" | "middle" | "top", Resources>> = {},
    cloud = emptyCloud,
): ScriptedCake {
    const project = settingsProject({ "one/stack.yaml": leastSandbox + shared + lines });
    const engine = new ScriptedEngine({
        bottom: { vpc: "10.0.0.0/16", subnet: "10.0.1.0/24" },
        middle: { cluster: "1.34" },
        top: { namespace: "ingress" },
        ...programs,
    });
    for (const name of ["bottom", "middle", "top"]) {
        mkdirSync(join(project, "layers", name), { recursive: true });
        writeFileSync(join(project, "layers", name, "layer.ts"), `// The program of ${name}.\n`);
    }
    const paths = pathsOf(project);
    // It was up before: nobody asks AWS what carried its tags before its first up.
    const before = join(runFolder(paths, "one"), "before.json");
    mkdirSync(dirname(before), { recursive: true });
    writeFileSync(before, JSON.stringify({ at: "2026-01-01T00:00:00Z", resources: [] }));
    const stopping = new AbortController();
    const events: CakeEvent[] = [];
    const common: Omit<ScriptedCake["request"], "environment"> = {
        paths,
        layers: [layer("bottom", undefined), layer("middle", "bottom"), layer("top", "middle")],
        openEngine: () => Promise.resolve(engine),
        cloud: {
            latency: "none",
            shared: { open: () => Promise.resolve(cloud), close: () => Promise.resolve() },
        },
        signal: stopping.signal,
        listener: (event) => events.push(event),
        confirm: () => Promise.resolve(true),
        refresh: false,
        fresh: false,
    };
    return {
        project,
        engine,
        events,
        stop: () => {
            stopping.abort();
        },
        // As each command does, each request reads the settings anew.
        get request() {
            return { ...common, environment: new Environments(project).of("one") };
        },
    };
}
/** Changes a setting that every layer is given. */
export function changeSettings({ project }: Pick<ScriptedCake, "project">): void {
    const file = join(project, "stacks/one/stack.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace("owner: tests", "owner: others"));
}
