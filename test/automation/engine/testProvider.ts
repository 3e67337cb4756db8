import * as grpc from "@grpc/grpc-js";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";

type Properties = Record<string, JavaScriptValue>;
type Answer<Response> = (error: Partial<grpc.ServiceError> | null, response?: Response) => void;
interface Call<Request> {
    readonly request: Request;
}

const changes = provider.DiffResponse.DiffChanges;
const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

function plain(struct: Struct | undefined): Properties {
    return struct?.toJavaScript() ?? {};
}

function same(a: JavaScriptValue | undefined, b: JavaScriptValue | undefined): boolean {
    return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * A provider for tests, package `test`. Resources take any inputs: a changed `name` replaces, `fail` makes every
 * operation fail with its text, `delay` (milliseconds) makes creation slow. Outputs: the inputs and an `arn`.
 */
export interface TestProvider {
    /** Variables that make the engine use it. */
    readonly environment: Readonly<Record<string, string>>;
    /** What was done to the world, `create urn`. */
    readonly calls: readonly string[];
    close(): void;
}

/** Serves the provider on a port of its own. */
export async function openTestProvider(): Promise<TestProvider> {
    const calls: string[] = [];
    let made = 0;
    const service = {
        handshake: (_: unknown, answer: Answer<provider.ProviderHandshakeResponse>) => {
            answer({ code: grpc.status.UNIMPLEMENTED });
        },
        attach: (_: unknown, answer: Answer<Empty>) => {
            answer(null, new Empty());
        },
        getPluginInfo: (_: unknown, answer: Answer<PluginInfo>) => {
            answer(null, new PluginInfo().setVersion("1.0.0"));
        },
        checkConfig: ({ request }: Call<provider.CheckRequest>, answer: Answer<provider.CheckResponse>) => {
            answer(null, new provider.CheckResponse().setInputs(request.getNews()));
        },
        diffConfig: (_: unknown, answer: Answer<provider.DiffResponse>) => {
            answer(null, new provider.DiffResponse().setChanges(changes.DIFF_NONE));
        },
        configure: (_: unknown, answer: Answer<provider.ConfigureResponse>) => {
            answer(null, new provider.ConfigureResponse().setAcceptsecrets(false).setSupportspreview(true));
        },
        check: ({ request }: Call<provider.CheckRequest>, answer: Answer<provider.CheckResponse>) => {
            answer(null, new provider.CheckResponse().setInputs(request.getNews()));
        },
        diff: ({ request }: Call<provider.DiffRequest>, answer: Answer<provider.DiffResponse>) => {
            const olds = plain(request.getOldInputs());
            const news = plain(request.getNews());
            const response = new provider.DiffResponse().setHasdetaileddiff(true);
            const differing = [...new Set([...Object.keys(olds), ...Object.keys(news)])].filter(
                (key) => !same(olds[key], news[key]),
            );
            for (const key of differing) {
                const kinds = provider.PropertyDiff.Kind;
                const replaces = key === "name";
                const kind =
                    olds[key] === undefined
                        ? replaces
                            ? kinds.ADD_REPLACE
                            : kinds.ADD
                        : news[key] === undefined
                          ? replaces
                              ? kinds.DELETE_REPLACE
                              : kinds.DELETE
                          : replaces
                            ? kinds.UPDATE_REPLACE
                            : kinds.UPDATE;
                response
                    .getDetaileddiffMap()
                    .set(key, new provider.PropertyDiff().setKind(kind).setInputdiff(true));
                if (replaces) response.addReplaces(key);
            }
            response
                .setDiffsList(differing)
                .setChanges(differing.length > 0 ? changes.DIFF_SOME : changes.DIFF_NONE);
            answer(null, response);
        },
        create: ({ request }: Call<provider.CreateRequest>, answer: Answer<provider.CreateResponse>) => {
            const inputs = plain(request.getProperties());
            const preview = request.getPreview();
            const finish = (): void => {
                if (typeof inputs.fail === "string" && !preview) {
                    answer({ code: grpc.status.UNKNOWN, details: inputs.fail });
                    return;
                }
                made += 1;
                const id = preview ? "" : `id-${made}`;
                if (!preview) calls.push(`create ${request.getUrn()}`);
                const arn = preview ? unknownValue : `arn:test:${id}`;
                answer(
                    null,
                    new provider.CreateResponse()
                        .setId(id)
                        .setProperties(Struct.fromJavaScript({ ...inputs, arn })),
                );
            };
            setTimeout(finish, !preview && typeof inputs.delay === "number" ? inputs.delay : 0);
        },
        update: ({ request }: Call<provider.UpdateRequest>, answer: Answer<provider.UpdateResponse>) => {
            const olds = plain(request.getOlds());
            const news = plain(request.getNews());
            if (!request.getPreview()) calls.push(`update ${request.getUrn()}`);
            const properties = Struct.fromJavaScript({ ...news, arn: olds.arn ?? "" });
            answer(null, new provider.UpdateResponse().setProperties(properties));
        },
        read: ({ request }: Call<provider.ReadRequest>, answer: Answer<provider.ReadResponse>) => {
            answer(
                null,
                new provider.ReadResponse()
                    .setId(request.getId())
                    .setProperties(request.getProperties())
                    .setInputs(request.getInputs()),
            );
        },
        delete: ({ request }: Call<provider.DeleteRequest>, answer: Answer<Empty>) => {
            calls.push(`delete ${request.getUrn()}`);
            answer(null, new Empty());
        },
        cancel: (_: unknown, answer: Answer<Empty>) => {
            answer(null, new Empty());
        },
    };
    const server = new grpc.Server();
    server.addService(ResourceProviderService, service);
    const port = await new Promise<number>((resolve, reject) => {
        server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) => {
            if (error) reject(error);
            else resolve(bound);
        });
    });
    return {
        environment: {
            PULUMI_DEBUG_PROVIDERS: `test:${port}`,
            PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        },
        calls,
        close: () => {
            server.forceShutdown();
        },
    };
}
