package org.dorisdr.minidoris.be.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Paths and who answers them. Filled before the server starts, then only read. */
public final class HttpRoutes {
  private final Map<String, HttpRoute> routes = new HashMap<>();

  public HttpRoutes add(String path, HttpRoute route) {
    routes.put(path, route);
    return this;
  }

  Optional<HttpRoute> find(String path) {
    return Optional.ofNullable(routes.get(path));
  }
}
