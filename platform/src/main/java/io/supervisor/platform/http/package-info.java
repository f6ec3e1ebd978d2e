/** What every REST entry shares: JSON style, path guard, request id. */
package io.supervisor.platform.http;
