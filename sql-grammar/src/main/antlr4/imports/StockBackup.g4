// Repositories, backup and restore, recycle bin.
parser grammar StockBackup;

backupStatement
    : SHOW REPOSITORIES                     #showRepositories
    ;
