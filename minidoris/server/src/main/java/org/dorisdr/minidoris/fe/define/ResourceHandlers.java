package org.dorisdr.minidoris.fe.define;

import java.util.List;
import java.util.Locale;
import org.apache.doris.analysis.UserIdentity;
import org.dorisdr.minidoris.common.remote.RemoteStore;
import org.dorisdr.minidoris.common.remote.RemoteStoreException;
import org.dorisdr.minidoris.common.remote.RemoteStores;
import org.dorisdr.minidoris.fe.auth.Privileges;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.catalog.show.ShowRows;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.AlterResource;
import org.dorisdr.sql.stock.catalog.CreateResource;
import org.dorisdr.sql.stock.catalog.DropResource;
import org.dorisdr.sql.stock.catalog.ShowResources;

/** Runs the statements about resources. Thread safe. */
final class ResourceHandlers {
  private final Ddl ddl;

  ResourceHandlers(Ddl ddl) {
    this.ddl = ddl;
  }

  private Storage storage() {
    return Definitions.of(ddl.fe()).storage();
  }

  StatementResult create(Session session, CreateResource statement) {
    String type = statement.properties().get("type");
    if (type == null) {
      throw StatementError.general("Resource type can't be null");
    }
    if (!type.toLowerCase(Locale.ROOT).equals("s3")) {
      throw StatementError.general(
          "minidoris supports resources of type s3 only, not " + type + ": " + statement.name());
    }
    S3Resource resource = S3Resource.create(ddl.nextId(), statement.name(), statement.properties());
    boolean there = ddl.read(() -> storage().resource(statement.name()).isPresent());
    if (!there) {
      ping(resource);
    }
    ddl.change(
        () -> {
          if (storage().resource(statement.name()).isEmpty()) {
            ddl.log(new SaveResourceOp(resource));
          } else if (!statement.ifNotExists()) {
            throw StatementError.general("Resource(" + statement.name() + ") already exist");
          }
        });
    return StatementResult.ok();
  }

  /** Writes, finds and deletes a small file, unless that was not wanted. */
  private static void ping(S3Resource resource) {
    if (!resource.isToBeChecked()) {
      return;
    }
    String root = resource.properties().getOrDefault(S3Resource.ROOT_PATH, "");
    String file =
        "s3://"
            + (resource.properties().get(S3Resource.BUCKET) + "/" + root).replaceAll("/+$", "")
            + "/doris-test-object-valid-"
            + System.currentTimeMillis()
            + ".txt";
    String step = "put";
    try (RemoteStore store = RemoteStores.open("S3", resource.properties())) {
      store.upload(new byte[] {'A'}, file);
      step = "head";
      store.exists(file);
      step = "delete";
      store.delete(file);
    } catch (RemoteStoreException e) {
      throw StatementError.general(
          "pingS3 failed("
              + step
              + "), please check your endpoint, ak/sk or"
              + " permissions(put/head/delete/list/multipartUpload), err: "
              + e.getMessage()
              + ", properties: "
              + resource.shown());
    }
  }

  StatementResult alter(Session session, AlterResource statement) {
    S3Resource old = ddl.read(() -> existing(statement.name()));
    ping(old.changed(statement.properties(), false));
    ddl.change(
        () -> {
          S3Resource now = existing(statement.name());
          boolean used = !storage().on(now.name()).isEmpty();
          ddl.log(new SaveResourceOp(now.changed(statement.properties(), used)));
        });
    return StatementResult.ok();
  }

  private S3Resource existing(String name) {
    return storage()
        .resource(name)
        .orElseThrow(() -> StatementError.general("Resource(" + name + ") dose not exist."));
  }

  StatementResult drop(Session session, DropResource statement) {
    String name = statement.name();
    ddl.change(
        () -> {
          if (storage().resource(name).isEmpty()) {
            if (statement.ifExists()) {
              return;
            }
            throw StatementError.general("Resource(" + name + ") does not exist");
          }
          if (!storage().on(name).isEmpty()) {
            throw StatementError.general(
                "Resource "
                    + name
                    + " is used by: "
                    + String.join(
                        ", ", storage().on(name).stream().map(p -> p + "@POLICY").toList()));
          }
          ddl.log(new DropResourceOp(name));
        });
    return StatementResult.ok();
  }

  /** Of resources that the user may use. */
  StatementResult show(Session session, ShowResources statement) {
    ShowRows rows = new ShowRows("Name", "ResourceType", "Item", "Value");
    UserIdentity user = session.context().getCurrentUserIdentity();
    Privileges privileges = Privileges.of(ddl.fe());
    ddl.read(() -> List.copyOf(storage().resources())).stream()
        .filter(r -> privileges.hasResource(user, r.name()))
        .forEach(r -> add(rows, r));
    return rows.filter(statement.filter(), "Name").result();
  }

  private static void add(ShowRows rows, S3Resource resource) {
    rows.add(resource.name(), "s3", "id", resource.id());
    rows.add(resource.name(), "s3", "version", resource.version());
    resource.shown().forEach((key, value) -> rows.add(resource.name(), "s3", key, value));
  }
}
