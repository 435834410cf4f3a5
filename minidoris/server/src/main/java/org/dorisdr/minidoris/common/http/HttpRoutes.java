package org.dorisdr.minidoris.common.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Paths and who answers them. Filled before the server starts, then only read. */
public final class HttpRoutes {
  private final Map<String, HttpRoute> routes = new HashMap<>();
  private final Map<String, HttpRoute> endings = new HashMap<>();
  private final Map<String, UploadRoute> uploads = new HashMap<>();

  public HttpRoutes add(String path, HttpRoute route) {
    routes.put(path, route);
    return this;
  }

  /** Requests of paths whose last part is this one go to {@code route}, unless they have one. */
  public HttpRoutes addEnding(String last, HttpRoute route) {
    endings.put(last, route);
    return this;
  }

  /** Files sent to paths that end in {@code suffix} go to {@code route}. */
  public HttpRoutes addUpload(String suffix, UploadRoute route) {
    uploads.put(suffix, route);
    return this;
  }

  Optional<UploadRoute> findUpload(String method, String path) {
    if (!method.equals("PUT") && !method.equals("POST")) {
      return Optional.empty();
    }
    return uploads.entrySet().stream()
        .filter(entry -> path.endsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  Optional<HttpRoute> find(String path) {
    HttpRoute route = routes.get(path);
    return Optional.ofNullable(
        route == null ? endings.get(path.substring(path.lastIndexOf('/') + 1)) : route);
  }
}
