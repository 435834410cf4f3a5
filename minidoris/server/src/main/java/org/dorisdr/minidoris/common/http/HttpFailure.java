package org.dorisdr.minidoris.common.http;

import java.util.Map;

/** A request is answered with an error status and a text. */
public final class HttpFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** Without it clients that ask first, as curl with --anyauth, never send their password. */
  private static final Map<String, String> CHALLENGE =
      Map.of("WWW-Authenticate", "Basic realm=\"\"");

  private final transient HttpAnswer answer;

  public HttpFailure(int status, String message) {
    super(message);
    this.answer =
        status == 401
            ? HttpAnswer.text(status, message, CHALLENGE)
            : HttpAnswer.text(status, message);
  }

  /** One with an answer of its own; the message is for the log. */
  public HttpFailure(HttpAnswer answer, String message) {
    super(message);
    this.answer = answer;
  }

  public int status() {
    return answer.status();
  }

  HttpAnswer answer() {
    return answer;
  }
}
