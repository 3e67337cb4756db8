import {
    type ConstructRequest,
    type PropertyMap,
    type PropertyValue,
    ResourceReference,
    Unknown,
    unknown,
} from "../../../protocol/providerModel";
import { plannable, type Traced, type TracedInputs } from "./traced";

/** Versions of the SDKs that @pulumi/eks 4.3.0 is built with; the engine picks default providers by them. */
export const sdkVersions = { aws: "7.25.0", kubernetes: "4.19.0" } as const;

/** A resource that was registered for a component. */
export interface Child {
    readonly urn: string;
    readonly id: string | Unknown;
    /** The resource as a value: an input or output of another resource. */
    readonly reference: Traced;
    /** One of its outputs; unknown in a preview that does not have it yet. */
    out(name: string): Traced;
}

// What the engine takes for an id that a preview does not know.
const unknownId = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A provider that was registered, as a reference for the resources that use it. */
export function providerReference(provider: Child): string {
    return `${provider.urn}::${provider.id instanceof Unknown ? unknownId : provider.id}`;
}

/** What may be said about a child besides its inputs. */
export interface ChildOptions {
    /** URN of its parent; the component unless said otherwise. */
    readonly parent?: string;
    /** URNs it must come after, besides those its inputs come from. */
    readonly after?: readonly string[];
    /** Provider reference, `urn::id`; that of the component's package unless said otherwise. */
    readonly provider?: string;
    readonly ignoreChanges?: readonly string[];
}

function describe(
    state: PropertyMap,
    urn: string,
    given: PropertyValue,
    version: string,
    dryRun: boolean,
): Child {
    const id = typeof given === "string" && given !== "" && given !== unknownId ? given : unknown;
    return {
        urn,
        id,
        reference: {
            value: new ResourceReference(urn, id, version),
            from: [urn],
        },
        out: (name) => ({
            value: name === "id" ? id : (state[name] ?? (dryRun ? unknown : null)),
            from: [urn],
        }),
    };
}

/** Registers the children of one component with the engine. */
export class Scope {
    constructor(
        private readonly request: ConstructRequest,
        /** URN of the component. */
        readonly urn: string,
    ) {}

    /** Registers the component a request asks for, and opens the scope of its children. */
    static async open(request: ConstructRequest, parent = request.parent): Promise<Scope> {
        const { urn } = await request.monitor.register({
            type: request.type,
            name: request.name,
            custom: false,
            parent,
            inputs: {},
            dependsOn: request.dependsOn,
        });
        return new Scope(request, urn);
    }

    /** Registers a component below this one, without inputs, as components of this package have none. */
    async component(type: string, name: string, after: readonly string[] = []): Promise<Scope> {
        const { urn } = await this.request.monitor.register({
            type,
            name,
            custom: false,
            parent: this.urn,
            inputs: {},
            dependsOn: after,
        });
        return new Scope(this.request, urn);
    }

    /** Registers a cloud resource. */
    async resource(
        type: string,
        name: string,
        inputs: TracedInputs,
        options: ChildOptions = {},
    ): Promise<Child> {
        const given = Object.entries(inputs).flatMap(([key, input]) =>
            input === undefined ? [] : [[key, input] as const],
        );
        const version = /^(pulumi:providers:)?kubernetes/.test(type)
            ? sdkVersions.kubernetes
            : sdkVersions.aws;
        const provider = options.provider ?? (type.startsWith("aws:") ? this.awsProvider : undefined);
        const { urn, id, state } = await this.request.monitor.register({
            type,
            name,
            custom: true,
            parent: options.parent ?? this.urn,
            inputs: Object.fromEntries(given.map(([key, input]) => [key, input.value])),
            propertyDependencies: Object.fromEntries(given.map(([key, input]) => [key, input.from])),
            dependsOn: [...new Set([...(options.after ?? []), ...given.flatMap(([, input]) => input.from)])],
            version,
            ...(provider === undefined ? {} : { provider }),
            ...(options.ignoreChanges === undefined ? {} : { ignoreChanges: options.ignoreChanges }),
        });
        return describe(state, urn, id, version, this.request.dryRun);
    }

    /** Calls a function of the AWS provider. */
    invokeAws(token: string, args: PropertyMap): Promise<PropertyMap> {
        return this.request.monitor.invoke(token, args, this.awsProvider, sdkVersions.aws);
    }

    /** A resource of this deployment that is known by its URN only. */
    async find(reference: ResourceReference): Promise<Child> {
        const found = await this.request.monitor.invoke("pulumi:pulumi:getResource", { urn: reference.urn });
        const state = found.state as PropertyMap | undefined;
        return describe(
            state ?? {},
            reference.urn,
            found.id ?? unknown,
            reference.packageVersion,
            this.request.dryRun,
        );
    }

    /** Tells the engine that all children are registered and what the component gives. */
    async close(outputs: TracedInputs): Promise<void> {
        const given = Object.entries(outputs).flatMap(([key, output]) =>
            output === undefined ? [] : [[key, plannable(output.value)] as const],
        );
        await this.request.monitor.registerOutputs(this.urn, Object.fromEntries(given));
    }

    private get awsProvider(): string | undefined {
        return this.request.providers.aws;
    }
}
