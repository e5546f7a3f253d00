// packbench label place: documents from elsewhere as labels.
#include <charconv>
#include <cstdio>

#include "printing/inputs/document.hpp"
#include "station/commands/label_input.hpp"
#include "station/commands/pictures.hpp"

namespace packbench::station {
namespace {

// "3" or "2-5", each above zero. False: neither.
bool read_pages(std::string_view text, int& first, int& last) {
  if (text == "all") return true;
  const auto number = [&text](int& to) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), to);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return error == std::errc() && to > 0;
  };
  if (!number(first)) return false;
  last = first;
  if (text.empty()) return true;
  if (text.front() != '-') return false;
  text.remove_prefix(1);
  return number(last) && text.empty();
}

}  // namespace

void place_on_label(Context& context, const DocumentPlacing& placing, const LabelFile& file) {
  printing::DocumentOptions options{
      .width = placing.width,
      .height = placing.height,
      .dpi = placing.dpi,
      .fit = printing::fit_named(placing.fit).value(),
      .tones = placing.dither ? printing::Tones::dither : printing::Tones::threshold};
  if (placing.turn != "auto") options.rotation = std::stoi(placing.turn);
  if (!read_pages(placing.pages, options.first_page, options.last_page))
    return context.fail(Exit::usage, "--pages takes all, 2 or 2-5, not \"" + placing.pages + "\"");
  auto bytes = read_input(placing.file);
  if (!bytes) return context.fail(Exit::not_found, placing.file + ": can't be read");
  const auto pages = printing::place_document(*std::move(bytes), options);
  if (!pages) {
    const bool asked_wrongly = pages.error().code == printing::Errc::bad_option;
    return context.fail(asked_wrongly ? Exit::usage : Exit::failed,
                        placing.file + ": " + pages.error().message);
  }
  if (!write_labels(context, file, *pages, placing.dpi)) return;
  tell_warnings(*pages);
  if (!file.path.empty()) std::printf("%zu label(s); barcodes on them are not proved\n", pages->size());
}

}  // namespace packbench::station
