package org.dorisdr.minidoris.fe.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dorisdr.minidoris.common.Json;
import org.dorisdr.minidoris.common.http.HttpAnswer;

/**
 * Answers of a frontend's HTTP calls in Doris's form: the status is 200 whatever happened, and a
 * code of Doris tells what did. Stateless.
 */
final class RestAnswer {
  private static final int COMMON_ERROR = 1;
  private static final int UNAUTHORIZED = 401;
  private static final int BAD_REQUEST = 403;

  private RestAnswer() {}

  static HttpAnswer ok(Object data) {
    return of("success", 0, data);
  }

  /** Something that was named is not there. */
  static HttpAnswer error(String message) {
    return of("Error", COMMON_ERROR, message);
  }

  static HttpAnswer unauthorized(String message) {
    return of("Unauthorized", UNAUTHORIZED, message);
  }

  static HttpAnswer badRequest(String message) {
    return of("Bad Request", BAD_REQUEST, message);
  }

  /** What a load is refused with before it is sent on: Doris's RestBaseResult. */
  static HttpAnswer failed(String message) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", "FAILED");
    body.put("msg", message);
    return json(body);
  }

  private static HttpAnswer of(String message, int code, Object data) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("msg", message);
    body.put("code", code);
    body.put("data", data);
    body.put("count", 0);
    return json(body);
  }

  private static HttpAnswer json(Map<String, Object> body) {
    try {
      return HttpAnswer.json(Json.mapper().writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
