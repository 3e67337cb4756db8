/** A text of git without credentials: user names and passwords in URLs, and tokens in their queries, are masked. */
export function masked(text: string): string {
    return text
        .replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s'"<>]*@/gi, "$1***@")
        .replace(/([?&][\w-]*(?:token|secret|key|password|sig)[\w-]*=)[^&\s'"<>]+/gi, "$1***");
}
