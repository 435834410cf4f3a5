package org.dorisdr.minidoris.common.http;

/** Answers the requests of one path. Called on a thread that may block. Thread safe. */
@FunctionalInterface
public interface HttpRoute {
  /**
   * @throws HttpFailure answered with its status; anything else is answered with 500
   */
  HttpAnswer handle(HttpCall call) throws Exception;
}
