import { text } from "../../model/json";
import { CloudError } from "../../protocol/providerModel";
import type { LocalCloudContext } from "../../model/context";
import { Cloud } from "../model/cloud";
import { credentialsOf } from "./credentials";
import { type Fault, takeFault } from "./faults";
import { type Signature, signatureOf } from "./http/signature";
import { protocols } from "./protocols/protocols";
import type { WireCall, WireRequest, WireResponse } from "./protocols/wireProtocol";
import { Resources } from "./resources";
import { serviceOf } from "./serviceOf";
import { wireErrorOf } from "./wireError";
import { type Answer, policyAction, type WireService } from "./wireService";

/** What the AWS API needs of the local cloud. */
export type ApiContext = Pick<LocalCloudContext, "store" | "account" | "latency" | "notice">;

function authenticate(
    context: ApiContext,
    service: WireService,
    signature: Signature | undefined,
): Signature {
    const { codes } = protocols[service.protocol];
    if (signature === undefined) {
        const words =
            service.protocol === "ec2"
                ? "The request must contain the parameter AWSAccessKeyId"
                : "Request is missing Authentication Token";
        throw new CloudError(codes.unsigned, words);
    }
    if (signature.accessKeyId !== credentialsOf(context.account).accessKeyId) {
        const words =
            service.protocol === "ec2"
                ? "AWS was not able to validate the provided access credentials"
                : "The security token included in the request is invalid.";
        throw new CloudError(codes.unknownKey, words);
    }
    return signature;
}

/** Throws the error that a fault is, if it is one. */
function refuseFault(
    fault: Fault["kind"] | undefined,
    cloud: Cloud,
    service: WireService,
    action: string,
): void {
    const { codes } = protocols[service.protocol];
    if (fault === "throttle") throw new CloudError(codes.throttled, "Request limit exceeded.");
    if (fault === "fail") throw new CloudError(codes.internal, "An internal error has occurred");
    if (fault !== "deny") return;
    const name = policyAction(service, action);
    const start = service.protocol === "ec2" ? "You are not authorized to perform this operation. " : "";
    throw new CloudError(
        codes.denied,
        `${start}User: ${cloud.globalArn("iam", "user/local-cloud")} is not authorized to perform: ${name} ` +
            `because no identity-based policy allows the ${name} action`,
    );
}

async function perform(
    context: ApiContext,
    service: WireService,
    region: string,
    { action, params }: WireCall,
    fault: Fault["kind"] | undefined,
): Promise<Answer> {
    const { codes } = protocols[service.protocol];
    const handler = Object.hasOwn(service.actions, action) ? service.actions[action] : undefined;
    if (handler === undefined) {
        const words = `The action ${action} is not valid for this web service.`;
        throw new CloudError(codes.unknownAction, words);
    }
    const cloud = new Cloud(context, region);
    refuseFault(fault, cloud, service, action);
    if (service.protocol === "ec2" && text(params.DryRun) === "true") {
        const words = "Request would have succeeded, but DryRun flag is set.";
        throw new CloudError("DryRunOperation", words);
    }
    return handler({ cloud, params, resources: new Resources(cloud) });
}

/** Answers one request to the AWS API; what goes wrong is an answer too. Undefined: the answer is lost on purpose. */
export async function answerCall(
    context: ApiContext,
    request: WireRequest,
    requestId: string,
): Promise<WireResponse | undefined> {
    const signature = signatureOf(request.headers);
    const service = serviceOf(request, signature);
    if (service === undefined) {
        const name = signature?.service ?? "this host";
        context.notice(`The local cloud's AWS API does not speak ${name}.`);
        const body = JSON.stringify({ message: `The local cloud does not speak ${name}.` });
        return { status: 404, headers: { "x-amzn-errortype": "UnknownService" }, body };
    }
    const protocol = protocols[service.protocol];
    try {
        const { region } = authenticate(context, service, signature);
        const call = protocol.read(service, request);
        const fault = takeFault(context.store, policyAction(service, call.action));
        if (fault === "hang") return await new Promise<never>(() => undefined);
        const answer = await perform(context, service, region, call, fault);
        if (fault === "lose") return undefined;
        return protocol.answer(service, call.action, answer, requestId);
    } catch (error) {
        if (!(error instanceof CloudError))
            context.notice(`The local cloud's AWS API failed: ${String(error)}`);
        return protocol.error(service, wireErrorOf(error, protocol.codes.internal), requestId);
    }
}
