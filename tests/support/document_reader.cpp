// The drawer of documents, as the bench starts it, with faults on order: a document of plain words is one.
#include "station/documents/document_reader.hpp"

#include <unistd.h>

#include <cstdlib>

namespace packbench::station {
namespace {

void say(std::string_view bytes) {
  if (::write(STDOUT_FILENO, bytes.data(), bytes.size()) < 0) std::abort();
}

[[noreturn]] void hang() {
  for (;;) ::pause();
}

DrawnDocument obey(DocumentWanted wanted) {
  const auto& order = wanted.bytes;
  if (order.ends_with("crash")) std::abort();
  if (order.ends_with("hang")) hang();
  if (order.ends_with("exit")) {
    say({"\x10\0", 2});  // in the middle of an answer
    ::_exit(3);
  }
  if (order.ends_with("talk without end")) {
    say("\xff\xff\xff\xff and so on");
    hang();
  }
  if (order.ends_with("talk nonsense")) {
    say({"\x05\0\0\0hello", 9});
    hang();
  }
  if (order.ends_with("take memory"))
    std::vector<char>(std::size_t{1} << 31, 'x').swap(*new std::vector<char>);
  return draw_document(std::move(wanted));
}

}  // namespace
}  // namespace packbench::station

int main() {
  return packbench::station::run_document_reader(packbench::station::obey);
}
