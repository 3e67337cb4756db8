/** A text of git's without what opens a remote: user names and passwords in URLs, tokens in their queries. */
export function masked(text: string): string {
    return text
        .replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s'"<>]*@/gi, "$1***@")
        .replace(/([?&][\w-]*(?:token|secret|key|password|sig)[\w-]*=)[^&\s'"<>]+/gi, "$1***");
}
