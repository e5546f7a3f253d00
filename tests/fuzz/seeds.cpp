// A beginning for the fuzzers, in the form that each target reads: what real devices say, from recordings,
// documents and printer code, and the program's templates with their samples. seeds DATA FOLDER: makes
// FOLDER/fuzz_<part>/ anew, a file for each that the part is for.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "drivers/recordings/spoken.hpp"
#include "printing/builtin_templates.hpp"
#include "printing/language.hpp"
#include "printing/pdf.hpp"
#include "printing/png.hpp"

namespace {

namespace fs = std::filesystem;
using namespace packbench::drivers;

// Each read after its length; longer ones than a byte can tell are left out.
std::string reads_of(const Recording& recording) {
  std::string all;
  for (const RecordedEvent& event : recording.events) {
    if (event.kind != RecordedEvent::Kind::from_device || event.bytes.size() > 0xFF) continue;
    all += static_cast<char>(event.bytes.size()) + event.bytes;
  }
  return all;
}

// The descriptor after its length in two bytes, then the reports.
std::string hid(const Recording& recording) {
  const std::size_t length = recording.descriptor.size();
  return std::string{static_cast<char>(length & 0xFF), static_cast<char>(length >> 8)} +
         recording.descriptor + reads_of(recording);
}

// The first layout, no flags.
std::string keyboard(const Recording& recording) {
  return std::string(2, '\0') + hid(recording);
}

// No settings, pieces of 16 bytes, the stream.
std::string serial(const Recording& recording) {
  std::string all("\x00\x0f", 2);
  for (const RecordedEvent& event : recording.events)
    if (event.kind == RecordedEvent::Kind::from_device) all += event.bytes;
  return all;
}

// All replies in one, as they would come without anybody reading.
std::string printer(const Recording& recording) {
  return serial(recording).substr(2);
}

struct Part {
  Protocol protocol;
  const char* name;
  std::string (*form)(const Recording&);
};
constexpr Part kParts[] = {
    {Protocol::hid_pos, "hid", hid},         {Protocol::keyboard, "keyboard", keyboard},
    {Protocol::ibm_hand_held, "ibm", hid},   {Protocol::ibm_table_top, "ibm", hid},
    {Protocol::cdc, "serial", serial},       {Protocol::scale, "scale", hid},
    {Protocol::printer, "printer", printer},
};

void write(const fs::path& folder, const char* part, const fs::path& name, const std::string& bytes) {
  const fs::path where = folder / (std::string("fuzz_") + part);
  fs::create_directories(where);
  std::ofstream(where / name, std::ios::binary) << bytes;
}

// Those that are here, and a small label as we write it.
void write_documents(const fs::path& from, const fs::path& folder) {
  for (const auto& entry : fs::directory_iterator(from)) {
    std::ifstream file(entry.path(), std::ios::binary);
    write(folder, "document", entry.path().filename(), {std::istreambuf_iterator<char>(file), {}});
  }
  packbench::printing::Bitmap bitmap(64, 40);
  fill(bitmap, {8, 8, 40, 20});
  write(folder, "document", "label.png", packbench::printing::to_png(bitmap));
  write(folder, "document", "label.pdf", packbench::printing::to_pdf({bitmap, bitmap}, 203));
  for (const auto& language : packbench::printing::languages())
    write(folder, "code", language.name, language.encode(bitmap, {}).value());
}

// Each template, a zero byte, its data.
void write_templates(const fs::path& folder) {
  for (const auto& shipped : packbench::printing::builtin_templates())
    write(folder, "template", shipped.name, std::string(shipped.toml) + '\0' + std::string(shipped.sample));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return std::fprintf(stderr, "seeds DATA FOLDER\n"), 2;
  fs::remove_all(argv[2]);
  int seeds = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(argv[1]) / "recordings")) {
    if (entry.path().extension() != ".rec") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto recording = parse_recording(text);
    if (!recording)
      return std::fprintf(stderr, "%s: %s\n", entry.path().c_str(), recording.error().message.c_str()), 1;
    write(argv[2], "recording", entry.path().filename(), text);
    for (const Part& part : kParts) {
      if (part.protocol != protocol_of(*recording)) continue;
      write(argv[2], part.name, entry.path().stem(), part.form(*recording));
      ++seeds;
    }
  }
  write_documents(fs::path(argv[1]) / "documents", argv[2]);
  write_templates(argv[2]);
  std::printf("%d seeds\n", seeds);
  return seeds == 0 ? 1 : 0;
}
