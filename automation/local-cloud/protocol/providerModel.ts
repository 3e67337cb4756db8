/** Property values as the provider protocol carries them, decoded: JSON, plus the marks below. */
export type PropertyMap = Readonly<Record<string, PropertyValue>>;
export type PropertyValue =
    | null
    | boolean
    | number
    | string
    | readonly PropertyValue[]
    | { readonly [key: string]: PropertyValue }
    | Unknown
    | Secret
    | ResourceReference;

/** A value that a preview does not know yet. */
export class Unknown {
    readonly kind = "unknown";
}
export const unknown = new Unknown();

/** A secret value. Decoded only for providers that accept secrets. */
export class Secret {
    constructor(readonly value: PropertyValue) {}
}

/** A reference to another resource. */
export class ResourceReference {
    constructor(
        readonly urn: string,
        readonly id: string | Unknown,
        readonly packageVersion: string,
    ) {}
}

/** How autonaming is set for a resource, from `pulumi:autonaming`. */
export interface Autonaming {
    /** The name the engine proposes, e.g. from a pattern. */
    readonly proposedName: string;
    readonly mode: "propose" | "enforce" | "disable";
}

/** A resource as a provider sees it. */
export interface ResourceRef {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
}

export interface CheckResult {
    readonly inputs: PropertyMap;
    readonly failures: readonly { readonly property: string; readonly reason: string }[];
}

export interface DiffResult {
    /** Paths that differ, in Pulumi's notation, and how. Empty: no change. */
    readonly changes: Readonly<
        Record<string, "add" | "add-replace" | "update" | "update-replace" | "delete" | "delete-replace">
    >;
    readonly deleteBeforeReplace: boolean;
}

export interface Created {
    readonly id: string;
    readonly properties: PropertyMap;
}

/** One package's provider, behind Pulumi's provider protocol; one instance per configured provider resource. */
export interface ConfiguredProvider {
    check(
        resource: ResourceRef,
        olds: PropertyMap,
        news: PropertyMap,
        autonaming: Autonaming | undefined,
    ): Promise<CheckResult>;
    diff(
        resource: ResourceRef,
        id: string,
        oldInputs: PropertyMap,
        olds: PropertyMap,
        news: PropertyMap,
    ): Promise<DiffResult>;
    /** With `preview`, nothing is changed and computed outputs are unknown; id is empty then. */
    create(resource: ResourceRef, inputs: PropertyMap, preview: boolean): Promise<Created>;
    /** Undefined: it is gone. Inputs empty: import. */
    read(
        resource: ResourceRef,
        id: string,
        inputs: PropertyMap,
        properties: PropertyMap,
    ): Promise<
        { readonly id: string; readonly inputs: PropertyMap; readonly properties: PropertyMap } | undefined
    >;
    update(
        resource: ResourceRef,
        id: string,
        olds: PropertyMap,
        news: PropertyMap,
        preview: boolean,
    ): Promise<PropertyMap>;
    delete(resource: ResourceRef, id: string, properties: PropertyMap): Promise<void>;
    invoke(token: string, args: PropertyMap): Promise<PropertyMap>;
}

/** A package the local cloud stands in for. */
export interface ProviderPackage {
    readonly name: string;
    readonly version: string;
    configure(config: PropertyMap): Promise<ConfiguredProvider>;
    /** For packages with remote components: registers the children with the engine's monitor. */
    construct?(request: ConstructRequest): Promise<ConstructResult>;
}

export interface ConstructRequest {
    readonly type: string;
    readonly name: string;
    readonly parent: string;
    readonly inputs: PropertyMap;
    /** URNs each input depends on. */
    readonly inputDependencies: Readonly<Record<string, readonly string[]>>;
    readonly dryRun: boolean;
    readonly project: string;
    readonly stack: string;
    readonly monitor: Monitor;
    /** Provider references by package, `urn::id`. */
    readonly providers: Readonly<Record<string, string>>;
    readonly dependsOn: readonly string[];
    readonly protect: boolean;
    readonly aliases: readonly string[];
}

export interface ConstructResult {
    readonly urn: string;
    readonly state: PropertyMap;
    readonly stateDependencies: Readonly<Record<string, readonly string[]>>;
}

/** Registers resources with the engine over its gRPC interface; holds no global, so many constructs can run at once. */
export interface Monitor {
    register(request: {
        readonly type: string;
        readonly name: string;
        readonly custom: boolean;
        readonly parent: string;
        readonly inputs: PropertyMap;
        readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
        readonly dependsOn?: readonly string[];
        readonly provider?: string;
        readonly remote?: boolean;
        readonly version?: string;
        readonly additionalSecretOutputs?: readonly string[];
        readonly ignoreChanges?: readonly string[];
        readonly deleteBeforeReplace?: boolean;
    }): Promise<{ readonly urn: string; readonly id: string | Unknown; readonly state: PropertyMap }>;
    registerOutputs(urn: string, outputs: PropertyMap): Promise<void>;
    invoke(token: string, args: PropertyMap, provider?: string, version?: string): Promise<PropertyMap>;
}

/** An error that a cloud answers, in the cloud's own words: `DependencyViolation`, `NotFound`. */
export class CloudError extends Error {
    override readonly name = "CloudError";

    constructor(
        readonly code: string,
        message: string,
    ) {
        super(message);
    }
}

/**
 * Thrown by `create` and `update` when a resource was made but did not become what it should be, e.g. pods that never
 * got ready. The engine keeps its state and marks it for an update (gRPC detail `ErrorResourceInitFailed`).
 */
export class InitializationFailed extends CloudError {
    constructor(
        readonly id: string,
        readonly properties: PropertyMap,
        /** What is missing, one sentence each. */
        readonly reasons: readonly string[],
    ) {
        super("InitializationFailed", reasons.join("; "));
    }
}
