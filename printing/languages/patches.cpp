// Where a bitmap has ink. Rows are taken from the top; what has ink in a row joins the patch that grows
// least.
#include "printing/languages/patches.hpp"

#include <algorithm>
#include <cstring>

namespace packbench::printing {
namespace {

constexpr int kJoin = 4;               // bytes of white that don't end a run of ink
constexpr std::size_t kMostOpen = 24;  // patches that still may grow: keeps noise from taking long

struct Run {  // bytes of one row, from the first to one past the last
  int begin;
  int end;
};

int first_ink(const std::uint8_t* row, int at, int end) {
  std::uint64_t eight = 0;
  for (; at + 8 <= end; at += 8) {
    std::memcpy(&eight, row + at, 8);
    if (eight != 0) break;
  }
  while (at < end && row[at] == 0) ++at;
  return at;
}

void find_runs(const std::uint8_t* row, int stride, std::vector<Run>& runs) {
  runs.clear();
  for (int at = first_ink(row, 0, stride); at < stride; at = first_ink(row, at, stride)) {
    const int begin = at;
    while (at < stride && row[at] != 0) ++at;
    if (!runs.empty() && begin - runs.back().end < kJoin)
      runs.back().end = at;
    else
      runs.push_back({begin, at});
  }
}

Patch grown(const Patch& patch, Run run, int y) {
  const int left = std::min(patch.left, run.begin);
  return {left, patch.top, std::max(patch.right(), run.end) - left, y + 1 - patch.top};
}

// The open patches, and those that can't grow any more.
class Covering {
 public:
  explicit Covering(int cost) : cost_(cost) {}

  void add(Run run, int y) {
    Patch* best = nullptr;
    int least = cost_ + run.end - run.begin;
    for (Patch& patch : open_) {
      const int growth = grown(patch, run, y).bytes() - patch.bytes();
      if (growth > least) continue;
      least = growth;
      best = &patch;
    }
    if (best != nullptr) {
      *best = grown(*best, run, y);
      return;
    }
    if (open_.size() == kMostOpen) {
      done_.push_back(open_.front());
      open_.erase(open_.begin());
    }
    open_.push_back({run.begin, y, run.end - run.begin, 1});
  }

  // A patch that has been left behind by too much white can't grow any more.
  void close_behind(int y, int stride) {
    const auto kept = std::stable_partition(open_.begin(), open_.end(), [&](const Patch& patch) {
      return (y - patch.bottom()) * patch.width <= cost_ + stride;
    });
    done_.insert(done_.end(), kept, open_.end());
    open_.erase(kept, open_.end());
  }

  std::vector<Patch> all() && {
    done_.insert(done_.end(), open_.begin(), open_.end());
    return std::move(done_);
  }

 private:
  int cost_;
  std::vector<Patch> open_;
  std::vector<Patch> done_;
};

// Without the white rows above and below; of no height when there is no ink at all.
Patch trimmed(const Bitmap& bitmap, Patch patch) {
  const auto white = [&](int y) {
    return first_ink(bitmap.row(y), patch.left, patch.right()) == patch.right();
  };
  while (patch.height > 0 && white(patch.bottom() - 1)) --patch.height;
  while (patch.height > 0 && white(patch.top)) ++patch.top, --patch.height;
  return patch;
}

// Side by side where columns are white from top to bottom, and sending them costs more than a patch.
void split(const Bitmap& bitmap, const Patch& patch, int cost, std::vector<Patch>& out) {
  std::vector<std::uint8_t> ink(static_cast<std::size_t>(patch.width));
  for (int y = patch.top; y < patch.bottom(); ++y)
    for (int i = 0; i < patch.width; ++i) ink[static_cast<std::size_t>(i)] |= bitmap.row(y)[patch.left + i];
  int begin = first_ink(ink.data(), 0, patch.width);
  for (int end = begin; begin < patch.width;) {
    while (end < patch.width && ink[static_cast<std::size_t>(end)] != 0) ++end;
    const int next = first_ink(ink.data(), end, patch.width);
    const bool apart = next == patch.width || (next - end) * patch.height > cost;
    if (apart) {
      out.push_back(trimmed(bitmap, {patch.left + begin, patch.top, end - begin, patch.height}));
      begin = next;
    }
    end = next;
  }
}

int bytes_of(const std::vector<Patch>& all, int cost) {
  int sum = 0;
  for (const Patch& patch : all) sum += patch.bytes() + cost;
  return sum;
}

}  // namespace

std::vector<Patch> patches(const Bitmap& bitmap, int cost) {
  Covering covering(cost);
  std::vector<Run> runs;
  for (int y = 0; y < bitmap.height; ++y) {
    covering.close_behind(y, bitmap.stride);
    find_runs(bitmap.row(y), bitmap.stride, runs);
    for (const Run& run : runs) covering.add(run, y);
  }
  std::vector<Patch> out;
  for (const Patch& patch : std::move(covering).all()) split(bitmap, patch, cost, out);
  // Scattered dots: one patch would have been better than following them.
  std::vector<Patch> whole;
  split(bitmap, {0, 0, bitmap.stride, bitmap.height}, cost, whole);
  return bytes_of(whole, cost) <= bytes_of(out, cost) ? whole : out;
}

std::vector<Patch> bands(const Bitmap& bitmap, int cost) {
  std::vector<Patch> out;
  int widest = 0;
  for (int y = 0; y < bitmap.height; ++y) {
    int width = bitmap.stride;
    while (width > 0 && bitmap.row(y)[width - 1] == 0) --width;
    if (width == 0) continue;
    widest = std::max(widest, width);
    const Patch joined = out.empty() ? Patch{} : grown(out.back(), {0, width}, y);
    if (out.empty() || joined.bytes() - out.back().bytes() > cost + width)
      out.push_back({0, y, width, 1});
    else
      out.back() = joined;
  }
  if (out.empty()) return out;
  // Rows of ever other widths: one band would have been better than following them.
  const std::vector<Patch> whole{trimmed(bitmap, {0, 0, widest, bitmap.height})};
  return bytes_of(whole, cost) <= bytes_of(out, cost) ? whole : out;
}

void append(std::string& out, const Bitmap& bitmap, const Patch& patch, Ones ones) {
  const auto flip = static_cast<std::uint8_t>(ones == Ones::white ? 0xFF : 0);
  std::size_t at = out.size();
  out.resize(at + static_cast<std::size_t>(patch.bytes()));
  for (int y = patch.top; y < patch.bottom(); ++y)
    for (int i = patch.left; i < patch.right(); ++i) out[at++] = static_cast<char>(bitmap.row(y)[i] ^ flip);
}

}  // namespace packbench::printing
