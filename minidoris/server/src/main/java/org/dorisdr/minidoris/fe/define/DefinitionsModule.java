package org.dorisdr.minidoris.fe.define;

import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.dorisdr.minidoris.fe.FeModule;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.auth.Privileges;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.journal.ImageModule;
import org.dorisdr.minidoris.fe.journal.JournalOp;
import org.dorisdr.minidoris.fe.journal.OpRegistry;
import org.dorisdr.minidoris.fe.recycle.EraseDatabaseOp;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.SessionHandlers;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementRegistry;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.AlterResource;
import org.dorisdr.sql.stock.catalog.AlterStoragePolicy;
import org.dorisdr.sql.stock.catalog.CreateAliasFunction;
import org.dorisdr.sql.stock.catalog.CreateFunction;
import org.dorisdr.sql.stock.catalog.CreateResource;
import org.dorisdr.sql.stock.catalog.CreateStoragePolicy;
import org.dorisdr.sql.stock.catalog.DropFunction;
import org.dorisdr.sql.stock.catalog.DropResource;
import org.dorisdr.sql.stock.catalog.DropStoragePolicy;
import org.dorisdr.sql.stock.catalog.ShowCreateFunction;
import org.dorisdr.sql.stock.catalog.ShowFunctions;
import org.dorisdr.sql.stock.catalog.ShowResources;
import org.dorisdr.sql.stock.catalog.ShowStoragePolicies;
import org.dorisdr.sql.stock.catalog.ShowStoragePolicyUsing;

/** Functions of users, resources and storage policies. */
public final class DefinitionsModule implements FeModule {
  private final FeServer fe;
  private final Definitions definitions = new Definitions();

  public DefinitionsModule(FeServer fe) {
    this.fe = fe;
  }

  Definitions definitions() {
    return definitions;
  }

  @Override
  public void operations(OpRegistry ops) {
    ops.register("OP_ADD_FUNCTION", AddFunctionOp.class);
    ops.register("OP_DROP_FUNCTION", DropFunctionOp.class);
    ops.register("OP_SAVE_RESOURCE", SaveResourceOp.class);
    ops.register("OP_DROP_RESOURCE", DropResourceOp.class);
    ops.register("OP_SAVE_STORAGE_POLICY", SaveStoragePolicyOp.class);
    ops.register("OP_DROP_STORAGE_POLICY", DropStoragePolicyOp.class);
  }

  @Override
  public Optional<ImageModule> image() {
    return Optional.of(definitions);
  }

  @Override
  public void statements(StatementRegistry statements) {
    Ddl ddl = new Ddl(fe);
    storage(statements, ddl);
    FunctionHandlers functions = new FunctionHandlers(ddl);
    statements.register(CreateAliasFunction.class, admin(functions::create));
    statements.register(CreateFunction.class, admin(functions::createOther));
    statements.register(DropFunction.class, admin(functions::drop));
    statements.register(ShowFunctions.class, local(functions::show));
    statements.register(ShowCreateFunction.class, local(functions::showCreate));
  }

  private void storage(StatementRegistry statements, Ddl ddl) {
    ResourceHandlers resources = new ResourceHandlers(ddl);
    statements.register(CreateResource.class, admin(resources::create));
    statements.register(AlterResource.class, admin(resources::alter));
    statements.register(DropResource.class, admin(resources::drop));
    statements.register(ShowResources.class, SessionHandlers.master(resources::show));
    StoragePolicyHandlers policies = new StoragePolicyHandlers(ddl);
    statements.register(CreateStoragePolicy.class, admin(policies::create));
    statements.register(AlterStoragePolicy.class, admin(policies::alter));
    statements.register(DropStoragePolicy.class, admin(policies::drop));
    statements.register(ShowStoragePolicies.class, local(admin(policies::show)::run));
    statements.register(ShowStoragePolicyUsing.class, local(admin(policies::using)::run));
  }

  private <S> StatementHandler<S> admin(StatementHandler<S> handler) {
    return (session, statement) -> {
      Privileges.of(fe).needGlobal(session, PrivPredicate.ADMIN);
      return handler.run(session, statement);
    };
  }

  /** A handler that every frontend runs by itself. */
  private static <S> StatementHandler<S> local(BiFunction<Session, S, StatementResult> run) {
    return new StatementHandler<>() {
      @Override
      public StatementResult run(Session session, S statement) {
        return run.apply(session, statement);
      }

      @Override
      public boolean needsMaster() {
        return false;
      }
    };
  }

  /** Functions go with their database when it leaves the recycle bin for good. */
  @Override
  public void applied(JournalOp op, long journalId) {
    if (op instanceof EraseDatabaseOp erased) {
      definitions.functions().erased(erased.databaseId());
    }
  }
}
