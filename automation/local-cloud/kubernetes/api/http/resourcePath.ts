/** What a path below /api or /apis names. */
export interface ResourcePath {
    /** Empty for core. */
    readonly group: string;
    readonly version: string;
    readonly namespace: string | undefined;
    readonly plural: string | undefined;
    readonly name: string | undefined;
    readonly subresource: string | undefined;
}

const namespaceSubresources = new Set(["status", "finalize"]);

/** Reads a path such as `apis/apps/v1/namespaces/web/deployments/api/scale`; undefined where it has another form. */
export function parseResourcePath(path: readonly string[]): ResourcePath | undefined {
    const isCore = path[0] === "api";
    const [version, ...rest] = path.slice(isCore ? 1 : 2);
    const group = isCore ? "" : path[1];
    if (version === undefined || group === undefined) return undefined;
    // `namespaces/<name>` and its subresources are about the namespace, anything longer is about what is in it.
    const isInNamespace =
        rest[0] === "namespaces" && rest.length > 2 && !(isCore && namespaceSubresources.has(rest[2] ?? ""));
    const [plural, name, subresource, ...tooMuch] = isInNamespace ? rest.slice(2) : rest;
    if (tooMuch.length > 0) return undefined;
    return {
        group,
        version,
        namespace: isInNamespace ? rest[1] : undefined,
        plural,
        name,
        subresource,
    };
}
