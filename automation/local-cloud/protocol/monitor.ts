import { Client, credentials, type MethodDefinition } from "@grpc/grpc-js";
import { CloudError, type ConstructRequest, type Monitor, unknown } from "./providerModel";
import { monitorService } from "./service";

type RegisterRequest = Parameters<Monitor["register"]>[0];

const unlimited = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };

/** A monitor for one Construct: a connection of its own, so that any number of them can run at once. */
export class EngineMonitor implements Monitor {
    private readonly client: Client;

    constructor(endpoint: string) {
        this.client = new Client(endpoint, credentials.createInsecure(), unlimited);
    }

    async register(request: RegisterRequest): ReturnType<Monitor["register"]> {
        const { urn, id, object } = await this.call(monitorService.register, {
            type: request.type,
            name: request.name,
            parent: request.parent,
            custom: request.custom,
            object: request.inputs,
            dependencies: request.dependsOn ?? [],
            provider: request.provider ?? "",
            propertyDependencies: dependencies(request.propertyDependencies ?? {}),
            deleteBeforeReplace: request.deleteBeforeReplace ?? false,
            deleteBeforeReplaceDefined: request.deleteBeforeReplace !== undefined,
            version: request.version ?? "",
            ignoreChanges: request.ignoreChanges ?? [],
            acceptSecrets: true,
            additionalSecretOutputs: request.additionalSecretOutputs ?? [],
            supportsPartialValues: true,
            remote: request.remote ?? false,
            acceptResources: true,
        });
        // A resource that a preview would create has no id yet.
        return { urn, id: id === "" && request.custom ? unknown : id, state: object };
    }

    async registerOutputs(urn: string, outputs: ConstructRequest["inputs"]): Promise<void> {
        await this.call(monitorService.registerOutputs, { urn, outputs });
    }

    async invoke(
        token: string,
        args: ConstructRequest["inputs"],
        provider = "",
        version = "",
    ): Promise<ConstructRequest["inputs"]> {
        const { result, failures } = await this.call(monitorService.invoke, {
            token,
            args,
            provider,
            version,
            acceptResources: true,
        });
        if (failures.length > 0) {
            const reasons = failures.map(({ property, reason }) => `${property}: ${reason}`);
            throw new CloudError("InvalidArgument", `${token}: ${reasons.join("; ")}`);
        }
        return result;
    }

    close(): void {
        this.client.close();
    }

    private call<Request, Response>(
        definition: MethodDefinition<Request, Response>,
        request: Request,
    ): Promise<Response> {
        return new Promise((resolve, reject) => {
            this.client.makeUnaryRequest(
                definition.path,
                definition.requestSerialize,
                definition.responseDeserialize,
                request,
                (error, response) => {
                    if (error !== null) reject(error);
                    else if (response === undefined) reject(new Error(`${definition.path} gave no answer.`));
                    else resolve(response);
                },
            );
        });
    }
}

/** Dependencies by property, as the protocol wraps them. */
export function dependencies(
    given: Readonly<Record<string, readonly string[]>>,
): Record<string, { readonly urns: readonly string[] }> {
    return Object.fromEntries(Object.entries(given).map(([key, urns]) => [key, { urns }]));
}
