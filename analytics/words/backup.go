package words

// Phrases of backing up and restoring. Versions and numbers of bytes come as text.
var (
	// BackupDone: the path, the data version, the size, the seconds it took, and how it was made.
	BackupDone        = Phrase{Vi: "Đã sao lưu vào %s: phiên bản số liệu %s, %s, %s giây, %s.", En: "Backed up to %s: data version %s, %s, %s s, %s."}
	BackupFull        = Phrase{Vi: "bản đầy đủ", En: "full"}
	BackupIncremental = Phrase{Vi: "phần thay đổi so với %s", En: "incremental on %s"}
	BackupChainBroken = Phrase{Vi: "Bản sao lưu mới nhất dựa trên bản %s đã không còn; vì vậy lần này sao lưu đầy đủ.", En: "The newest backup builds on %s, which is gone; so this one is full."}

	// BackupServer: the statement to use instead.
	BackupServer = Phrase{
		Vi: "Số liệu nằm trên máy chủ ClickHouse riêng, nên chính máy chủ đó phải sao lưu và khôi phục. Khi không có lần nhập nào đang chạy, hãy chạy trên máy chủ ấy:\n  %s",
		En: "The data lies on an own ClickHouse server, so that server has to back it up and restore it. While no import runs, have it execute:\n  %s",
	}
	BackupEmpty      = Phrase{Vi: "Kho chưa có số liệu nào để sao lưu.", En: "There is no data to back up yet."}
	BackupNoLedger   = Phrase{Vi: "Thư mục %s không có kho số liệu nào để sao lưu; hãy kiểm tra --data.", En: "There is no ledger to back up in %s; check --data."}
	BackupDiskFull   = Phrase{Vi: "Hết chỗ trên đĩa; phần ghi dở đã được xóa, kho số liệu không bị ảnh hưởng. Hãy dọn đĩa rồi chạy lại.", En: "The disk is full; what was written so far has been removed and the ledger is unharmed. Make room and run it again."}
	BackupNoRoom     = Phrase{Vi: "Đĩa của %s còn %s mà cần %s; chưa ghi gì. Hãy dọn đĩa rồi chạy lại.", En: "The disk of %s has %s left and %s is needed; nothing was written. Make room and run it again."}
	BackupFailed     = Phrase{Vi: "ClickHouse không hoàn tất được việc sao lưu hoặc khôi phục; kho số liệu không bị ảnh hưởng. Lý do: %s", En: "ClickHouse could not finish the backup or restore; the ledger is unharmed. The reason: %s"}
	BackupStopped    = Phrase{Vi: "Bị ngắt; không có bản sao lưu hay bản khôi phục dở dang nào được giữ lại.", En: "Interrupted; no half backup and no half restored ledger is left."}
	BackupServerGone = Phrase{Vi: "Máy chủ giaoban ngừng trả lời khi đang sao lưu. Bản sao lưu hoặc đã trọn vẹn, hoặc không có: xem bằng giaoban restore --list, hoặc chạy lại.", En: "The giaoban server stopped answering during the backup. The backup is either whole or not there: see giaoban restore --list, or run it again."}
	BackupUnwritable = Phrase{Vi: "Không ghi được vào %s: %s", En: "%s cannot be written to: %s"}
	BackupInside     = Phrase{Vi: "%s nằm trong thư mục riêng của ClickHouse; hãy chọn thư mục khác, tốt nhất trên đĩa khác.", En: "%s lies in ClickHouse's own directory; choose another one, best on another disk."}
	BackupBusy       = Phrase{Vi: "Một tiến trình giaoban khác đang sao lưu vào %s; hãy đợi nó xong.", En: "Another giaoban process is backing up to %s; wait until it is done."}
	BackupForeign    = Phrase{Vi: "Thư mục %s còn chứa thứ khác (%s); hãy chọn thư mục mới, trống, hoặc chỉ chứa các bản sao lưu của giaoban.", En: "The directory %s holds something else (%s); choose one that is new, empty, or holds backups of giaoban alone."}
	BackupOther      = Phrase{Vi: "Thư mục %s chứa các bản sao lưu của kho số liệu khác (%s, không phải %s); hãy chọn thư mục khác.", En: "The directory %s holds backups of another ledger (%s, not %s); choose another directory."}
	BackupDiverged   = Phrase{Vi: "Các bản sao lưu trong %s đã đi theo hướng khác: bản mới nhất (%s) có những thay đổi mà kho này không có, ví dụ vì một trong hai đã được khôi phục từ bản cũ hơn. Hãy sao lưu kho này vào thư mục khác.", En: "The backups in %s have gone another way: the newest (%s) holds changes that this ledger does not, for example because one of the two was restored from an older backup. Back this ledger up to another directory."}

	BackupNone         = Phrase{Vi: "Trong %s không có bản sao lưu nào.", En: "There are no backups in %s."}
	BackupUnreadable   = Phrase{Vi: "Không đọc được thư mục sao lưu %s: %s", En: "The directory of backups %s cannot be read: %s"}
	BackupUnknown      = Phrase{Vi: "Không có bản sao lưu %q; các bản hiện có: xem bằng --list.", En: "There is no backup %q; --list shows those that are there."}
	BackupBaseMissing  = Phrase{Vi: "Bản sao lưu %s dựa trên bản %s, nhưng bản đó không có trong %s; hãy đưa nó trở lại, hoặc chọn bản khác bằng --backup.", En: "The backup %s builds on %s, which is not in %s; bring it back, or choose another backup with --backup."}
	BackupFileDamaged  = Phrase{Vi: "Bản sao lưu %s bị hỏng: nội dung tệp %s không đúng với SHA256SUMS. Hãy lấy bản chép khác, hoặc chọn bản khác bằng --backup.", En: "The backup %s is damaged: the file %s is not what SHA256SUMS says. Get another copy of it, or choose another backup with --backup."}
	BackupFileMissing  = Phrase{Vi: "Bản sao lưu %s bị hỏng: thiếu tệp %s. Hãy lấy bản chép khác, hoặc chọn bản khác bằng --backup.", En: "The backup %s is damaged: the file %s is missing. Get another copy of it, or choose another backup with --backup."}
	BackupFileStrange  = Phrase{Vi: "Bản sao lưu %s bị hỏng: có tệp %s không thuộc về nó.", En: "The backup %s is damaged: the file %s is no part of it."}
	BackupFormatNewer  = Phrase{Vi: "Bản sao lưu %s do phiên bản giaoban mới hơn tạo ra; hãy dùng phiên bản đó.", En: "The backup %s was made by a newer giaoban; use that one."}
	BackupsHeader      = Phrase{Vi: "BẢN SAO LƯU\tLÚC\tPHIÊN BẢN\tDUNG LƯỢNG\tLOẠI", En: "BACKUP\tTAKEN\tVERSION\tSIZE\tKIND"}
	RestoreServed      = Phrase{Vi: "Máy chủ giaoban đang chạy trên %s; hãy dừng nó trước khi khôi phục.", En: "A giaoban server is running on %s; stop it before restoring."}
	RestoreNotEmpty    = Phrase{Vi: "Thư mục %s đã có kho số liệu. Hãy khôi phục vào thư mục mới, hoặc thêm --replace: kho cũ sẽ được giữ lại bên cạnh.", En: "The directory %s holds a ledger already. Restore into a new directory, or add --replace, which keeps the old ledger beside it."}
	RestoreForeign     = Phrase{Vi: "Thư mục %s không phải kho số liệu của giaoban mà đã có tệp (%s); hãy chọn thư mục mới hoặc trống.", En: "The directory %s is no data directory of giaoban and holds files (%s); choose a new or an empty one."}
	RestoreDiffers     = Phrase{Vi: "Kho vừa khôi phục không đúng với bản sao lưu (%s: cần %v, có %v); nó đã bị bỏ đi.", En: "What was restored is not what the backup says (%s: %v expected, %v found); it has been discarded."}
	RestoreUnswappable = Phrase{Vi: "Đã khôi phục xong nhưng không đặt được vào chỗ: %s. Kho cũ ở %s vẫn nguyên.", En: "The restored ledger could not be put in its place: %s. The old one in %s is as it was."}
	// RestoreDone: the backup, the data version, the directory, the size, the seconds it took.
	RestoreDone = Phrase{Vi: "Đã khôi phục bản %s (phiên bản số liệu %s) vào %s: %s, %s giây.", En: "Restored %s (data version %s) into %s: %s, %s s."}
	RestoreKept = Phrase{Vi: "Kho cũ được giữ ở %s; khi chắc chắn không cần nữa thì xóa thư mục đó.", En: "The old ledger is kept in %s; delete that directory once you are sure."}

	StepWaiting   = Phrase{Vi: "đợi thay đổi đang diễn ra", En: "waiting for the change under way"}
	StepWriting   = Phrase{Vi: "ClickHouse đang ghi", En: "ClickHouse writes"}
	StepCopying   = Phrase{Vi: "chép", En: "copying"}
	StepChecking  = Phrase{Vi: "kiểm tra", En: "checking"}
	StepRestoring = Phrase{Vi: "ClickHouse đang khôi phục", En: "ClickHouse restores"}
	StepLine      = Phrase{Vi: "%s: %s / %s", En: "%s: %s of %s"}
)

// Bytes is a number of bytes in a unit that suits it.
func Bytes(n int64) Phrase {
	units := []string{"B", "kB", "MB", "GB", "TB"}
	value, unit := float64(n), 0
	for ; value >= 999.5 && unit < len(units)-1; unit++ {
		value /= 1000
	}
	in := func(lang Lang) string { return Decimal(lang, value, min(unit, 1)) + " " + units[unit] }
	return Phrase{Vi: in(Vi), En: in(En)}
}
