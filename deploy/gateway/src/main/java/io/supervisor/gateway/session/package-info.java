/** Sessions of clients, and the tokens behind them. */
package io.supervisor.gateway.session;
