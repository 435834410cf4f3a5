package org.dorisdr.minidoris.common.http;

/** A request is answered with an error status and a text. */
public final class HttpFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient HttpAnswer answer;

  public HttpFailure(int status, String message) {
    super(message);
    this.answer = HttpAnswer.text(status, message);
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
