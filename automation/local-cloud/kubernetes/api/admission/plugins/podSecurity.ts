import { type Cluster } from "../../objects/cluster";
import { type JsonObject, listOf, numberOf, objectOf, textOf, valueAt } from "../../objects/json";
import { type KubernetesObject } from "../../objects/kubernetesObject";
import { builtin } from "../../resources/builtinResources";
import { type ResourceType, storageKey } from "../../resources/resourceType";
import { forbidden } from "../../status/errors";

const namespaces = builtin("core/namespaces");

/** A pod as the rules see it. */
interface Subject {
    readonly spec: JsonObject;
    readonly containers: readonly JsonObject[];
}

/** Says what is wrong with a pod; undefined when nothing is. */
type Rule = (subject: Subject) => string | undefined;

function containersText(found: readonly JsonObject[]): string {
    const names = found.map(({ name }) => `"${textOf(name)}"`).join(", ");
    return `container${found.length === 1 ? "" : "s"} ${names}`;
}

/** A rule about every container. */
function eachContainer(
    breaks: (container: JsonObject, spec: JsonObject) => boolean,
    words: (containers: string) => string,
): Rule {
    return ({ spec, containers }) => {
        const found = containers.filter((container) => breaks(container, spec));
        return found.length === 0 ? undefined : words(containersText(found));
    };
}

function context(container: JsonObject, ...path: string[]) {
    return valueAt(container, ["securityContext", ...path]);
}

/** Capabilities that containers have anyway. */
const ordinary = new Set([
    "AUDIT_WRITE",
    "CHOWN",
    "DAC_OVERRIDE",
    "FOWNER",
    "FSETID",
    "KILL",
    "MKNOD",
    "NET_BIND_SERVICE",
    "SETFCAP",
    "SETGID",
    "SETPCAP",
    "SETUID",
    "SYS_CHROOT",
]);

function hasHostPort(container: JsonObject): boolean {
    return listOf(container.ports).some((port) => numberOf(objectOf(port).hostPort) !== 0);
}

const baseline: readonly Rule[] = [
    ({ spec }) => {
        const shared = ["hostNetwork", "hostPID", "hostIPC"].filter((field) => spec[field] === true);
        if (shared.length === 0) return undefined;
        return `host namespaces (${shared.map((field) => `${field}=true`).join(", ")})`;
    },
    ({ spec }) => {
        const found = listOf(spec.volumes)
            .map(objectOf)
            .filter((volume) => volume.hostPath !== undefined)
            .map((volume) => `"${textOf(volume.name)}"`);
        if (found.length === 0) return undefined;
        return `hostPath volumes (volume${found.length === 1 ? "" : "s"} ${found.join(", ")})`;
    },
    eachContainer(
        (container) => context(container, "privileged") === true,
        (containers) => `privileged (${containers} must not set securityContext.privileged=true)`,
    ),
    eachContainer(hasHostPort, (containers) => `hostPort (${containers} uses hostPorts)`),
    eachContainer(
        (container) =>
            listOf(context(container, "capabilities", "add")).some((name) => !ordinary.has(textOf(name))),
        (containers) =>
            `non-default capabilities (${containers} must not include capabilities beyond the default set in securityContext.capabilities.add)`,
    ),
];

const restricted: readonly Rule[] = [
    eachContainer(
        (container) => context(container, "allowPrivilegeEscalation") !== false,
        (containers) =>
            `allowPrivilegeEscalation != false (${containers} must set securityContext.allowPrivilegeEscalation=false)`,
    ),
    eachContainer(
        (container) => !listOf(context(container, "capabilities", "drop")).includes("ALL"),
        (containers) =>
            `unrestricted capabilities (${containers} must set securityContext.capabilities.drop=["ALL"])`,
    ),
    eachContainer(
        (container, spec) => (context(container, "runAsNonRoot") ?? context(spec, "runAsNonRoot")) !== true,
        (containers) =>
            `runAsNonRoot != true (pod or ${containers} must set securityContext.runAsNonRoot=true)`,
    ),
    eachContainer(
        (container, spec) => {
            const profile =
                context(container, "seccompProfile", "type") ?? context(spec, "seccompProfile", "type");
            return !["RuntimeDefault", "Localhost"].includes(textOf(profile));
        },
        (containers) =>
            `seccompProfile (pod or ${containers} must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")`,
    ),
];

const levels: Readonly<Record<string, readonly Rule[]>> = {
    baseline,
    restricted: [...baseline, ...restricted],
};

/** Refuses pods that break the level their namespace enforces. Source: the Pod Security Standards and k8s.io/pod-security-admission. */
export function checkPodSecurity(cluster: Cluster, type: ResourceType, pod: KubernetesObject): void {
    if (storageKey(type) !== "core/pods") return;
    const namespace = cluster.get(namespaces, undefined, pod.metadata.namespace ?? "");
    const labels = namespace?.metadata.labels ?? {};
    const level = labels["pod-security.kubernetes.io/enforce"] ?? "privileged";
    const version = labels["pod-security.kubernetes.io/enforce-version"] ?? "latest";
    const spec = objectOf(pod.spec);
    const containers = [...listOf(spec.initContainers), ...listOf(spec.containers)].map(objectOf);
    const broken = (levels[level] ?? [])
        .map((rule) => rule({ spec, containers }))
        .filter((words) => words !== undefined);
    if (broken.length === 0) return;
    const why = `violates PodSecurity "${level}:${version}": ${broken.join(", ")}`;
    throw forbidden(type, pod.metadata.name, why);
}
