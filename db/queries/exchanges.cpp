// What came back as an exchange, and what went out for it.
#include "db/reader_impl.hpp"

namespace packbench::db {

std::vector<std::string> SqliteReader::exchanges_of(std::string_view name) {
  return names(
      db_.query("SELECT number FROM orders WHERE exchange_of = ?1 AND exchange_of <> ''"
                " UNION SELECT made FROM exchanges WHERE made <> '' AND (document = ?1"
                " OR (rma = ?1 AND rma <> '') OR (number = ?1 AND number <> '')) ORDER BY 1",
                name));
}

std::vector<std::string> SqliteReader::exchange_for(std::string_view order) {
  return names(db_.query(
      "SELECT exchange_of FROM orders WHERE number = ?1 AND exchange_of <> ''"
      " UNION SELECT document FROM exchanges WHERE made = ?1 AND made <> ''"
      " UNION SELECT number FROM exchanges WHERE made = ?1 AND made <> '' AND number <> '' ORDER BY 1",
      order));
}

}  // namespace packbench::db
