/** The public API: routes by path, sessions turned into tokens. */
package io.supervisor.gateway.proxy;
