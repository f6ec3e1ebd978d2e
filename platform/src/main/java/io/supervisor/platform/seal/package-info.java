/** Secrets at rest and on topics: sealed by purpose, named by keyed digests. */
package io.supervisor.platform.seal;
