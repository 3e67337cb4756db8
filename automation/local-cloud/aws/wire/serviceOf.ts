import type { Signature } from "./http/signature";
import type { WireRequest } from "./protocols/wireProtocol";
import { services } from "./services";
import type { WireService } from "./wireService";

/**
 * The service that a request is for. One address serves all of them: the scope of the signature tells; without one, the
 * target header, the API version or the path.
 */
export function serviceOf(
    { headers, url, body }: WireRequest,
    signature: Signature | undefined,
): WireService | undefined {
    if (signature !== undefined) return services.find(({ name }) => name === signature.service);
    const target = String(headers["x-amz-target"] ?? "").split(".")[0];
    const version = /(?:^|&)Version=([\d-]+)/.exec(`${url.search.slice(1)}&${body}`)?.[1];
    return services.find(
        (service) =>
            (service.target !== undefined && service.target === target) ||
            (service.apiVersion !== undefined && service.apiVersion === version) ||
            (service.routes !== undefined && url.pathname.startsWith("/clusters")),
    );
}
