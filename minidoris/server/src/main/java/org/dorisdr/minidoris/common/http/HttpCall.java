package org.dorisdr.minidoris.common.http;

import java.util.Map;

/**
 * One request as a route sees it. Immutable.
 *
 * @param method {@code GET}, {@code HEAD}, …
 * @param parameters of the query; the first value of each
 * @param headers by lower-case name
 * @param client address of the other end
 */
public record HttpCall(
    String method,
    String path,
    Map<String, String> parameters,
    Map<String, String> headers,
    String client) {

  /** Empty when it is missing. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** Empty when it is missing. */
  public String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /**
   * @throws HttpFailure 500 when it is missing, in Doris's words
   */
  public String required(String name) throws HttpFailure {
    String value = parameter(name);
    if (value.isEmpty()) {
      throw new HttpFailure(500, "parameter " + name + " not specified in url.");
    }
    return value;
  }
}
